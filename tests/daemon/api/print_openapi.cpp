// Prints the OpenAPI document, for the linters.
#include <iostream>

#include "daemon/api/openapi.hpp"

int main() {
    std::cout << seaeye::openapi_document() << '\n';
    return 0;
}
