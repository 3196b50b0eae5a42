// One driver at work on one source: frames across the C boundary, and back what it found.
#include <utility>

#include "drivers/driver_instance.hpp"
#include "drivers/frame_books.hpp"
#include "drivers/host_impl.hpp"

namespace seaeye {

struct Decoder::Impl {
    std::shared_ptr<DriverInstance> instance;
    FrameBooks books;
    seaeye_sink sink;

    Impl(std::shared_ptr<DriverInstance> of, SourceId source, const DriverInfo& info)
        : instance{std::move(of)},
          books{source, info},
          sink{books.sink()} {}
};

Decoder::Decoder(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

Result<Decoder> Driver::decoder(SourceId source,
                                const std::string& config_json,
                                DriverLog log,
                                HostServices* services) const {
    auto made = instance(config_json, std::move(log), services);
    if (!made) {
        return std::move(made).error();
    }
    return Decoder{std::make_unique<Decoder::Impl>(*std::move(made), source, info())};
}

void Decoder::decode(const Frame& frame, DecodedSink& sink) {
    impl_->books.begin(frame.number, frame.received, sink);
    impl_->instance->decode(frame, impl_->sink);
    impl_->books.end();
}

void Decoder::flush(DecodedSink& sink) {
    impl_->books.begin_flush(sink);
    impl_->instance->flush(impl_->sink);
    impl_->books.end_flush();
}

std::shared_ptr<DriverInstance> Decoder::instance() const {
    return impl_->instance;
}

}  // namespace seaeye
