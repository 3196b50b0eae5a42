/* The template driver with one member of its descriptor changed: WRONG says which. */
#define seaeye_driver template_driver
#include "drivers/template/template_driver.c"
#undef seaeye_driver

SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void);

SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) {
    static seaeye_driver_descriptor wrong;
    wrong = *template_driver();
    WRONG;
    return &wrong;
}
