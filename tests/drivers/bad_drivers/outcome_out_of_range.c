/* Its list of outcomes lags behind its code. */
#include "good_driver.h"

A_DRIVER(.outcome_count = 2)
