// What a driver's process is started with.
#pragma once

namespace seaeye {

/// Its end of the socket.
inline constexpr int host_socket = 3;

}  // namespace seaeye
