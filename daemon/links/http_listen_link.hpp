// An HTTP port that AIS receivers post their messages to (AIS-catcher -H), and cameras their
// triggers.
#pragma once

#include <memory>

#include "daemon/links/link.hpp"

namespace seaeye {

/// io thread.
std::shared_ptr<Link> make_http_listen_link(asio::io_context& io, LinkSetting setting);

}  // namespace seaeye
