/* Its name is not that of its file, and its kinds are of its own making. */
#include "good_driver.h"

A_DRIVER(.name = "someone else", .kinds = "ais,submarines")
