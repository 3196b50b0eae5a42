/* A type that there is not. */
#include "good_driver.h"

A_DRIVER(.config_schema = "{\"type\":\"object\",\"properties\":{\"port\":{\"type\":\"number or so\"}}}")
