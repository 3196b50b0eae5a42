/* A bracket is missing. */
#include "good_driver.h"

A_DRIVER(.config_schema = "{\"type\":\"object\"")
