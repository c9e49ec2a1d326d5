// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_BENCHMARKS_SUPPORT_HPP
#define FACE_LIVENESS_BENCHMARKS_SUPPORT_HPP

#include <benchmark/benchmark.h>

#include "plain.hpp"

#include <string>
#include <string_view>

// What the parts of the benchmark share: the documents, the counting of allocations, the registering.

namespace bench
{

/// The four documents, as values and as compact JSON in the model's order.
struct documents
{
    plain::create_request a{};  ///< the full create request
    plain::create_request b{};  ///< the empty one
    plain::create_response c{}; ///< the create response
    plain::results d{};         ///< a SUCCEEDED result with five images of 150 KiB
    std::string a_text{};
    std::string b_text{};
    std::string c_text{};
    std::string d_text{};
};

documents const& the_documents();

/// Calls of malloc, calloc, realloc and operator new so far.
long allocations() noexcept;

/// Ends the program with a message unless `ok`: a peer that gets it wrong is not timed.
void require(bool ok, std::string const& who, std::string const& what);

/// For texts that `who` wrote: reads them back with Boost.JSON and compares the value with the document.
void require_text(std::string_view text, plain::create_request const& value, std::string const& who);
void require_text(std::string_view text, plain::create_response const& value, std::string const& who);
void require_text(std::string_view text, plain::results const& value, std::string const& who);

/// Notes down an operation, so that the results come in the order of the calls.
void announce(std::string const& task, std::string const& who);

/// Registers an operation.  It has been called when this returns, so that its buffers have their capacity,
/// and its allocations have been counted.
template <class Operation>
void add(std::string const& task, std::string const& who, Operation operation)
{
    announce(task, who);
    operation();
    long const before = allocations();
    operation();
    auto const count = static_cast<double>(allocations() - before);
    benchmark::RegisterBenchmark((task + "/" + who).c_str(),
                                 [operation, count](benchmark::State& state) mutable
                                 {
                                     for (auto _ : state)
                                         operation();
                                     state.counters["allocations"] = count;
                                 });
}

/// Keeps the compiler from leaving out what made `value`.
template <class T>
void keep(T& value)
{
    benchmark::DoNotOptimize(&value);
    benchmark::ClobberMemory();
}

void add_ours();
void add_floor();
void add_boost_json();
void add_nlohmann();
void add_rapidjson();
void add_simdjson();
void add_base64();
void add_sign();
void add_call();

} // namespace bench

#endif
