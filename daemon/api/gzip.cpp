// One zlib stream a body.
#include "daemon/api/gzip.hpp"

#include <zlib.h>

namespace seaeye {

std::string gzipped(std::string_view plain) {
    z_stream stream{};
    constexpr int with_gzip_header = 15 + 16;
    constexpr int quick = 3;
    if (deflateInit2(&stream, quick, Z_DEFLATED, with_gzip_header, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    std::string packed(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool is_done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(is_done ? stream.total_out : 0);
    deflateEnd(&stream);
    return packed;
}

}  // namespace seaeye
