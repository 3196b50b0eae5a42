// Writes schemas/json from the field tables: print_schemas FOLDER.
#include <fstream>
#include <iostream>

#include "daemon/api/json_schemas.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "print_schemas: expected the folder to write to\n";
        return 2;
    }
    for (const seaeye::NamedSchema& schema : seaeye::all_schema_documents()) {
        std::ofstream file{std::string{argv[1]} + "/" + schema.name + ".schema.json"};
        file << schema.text;
    }
    return 0;
}
