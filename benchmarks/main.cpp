// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>

// Runs everything, with the repetitions in random order, so that noise hits all alike, and writes a Markdown
// table of the medians and of the factors by which face_liveness is faster.
//
//     benchmarks [--markdown=FILE] [flags of Google Benchmark]

namespace
{

struct measured
{
    std::vector<double> times{}; // ns of processor time, one for each repetition
    double allocations = 0;

    double median() const
    {
        auto sorted = times;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

// A map that keeps the order in which its keys came.
template <class Value>
struct in_order
{
    std::vector<std::pair<std::string, Value>> entries{};

    Value& operator[](std::string const& name)
    {
        for (auto& [key, value] : entries)
            if (key == name)
                return value;
        return entries.emplace_back(name, Value()).second;
    }

    Value const* find(std::string const& name) const
    {
        for (auto const& [key, value] : entries)
            if (key == name)
                return &value;
        return nullptr;
    }
};

in_order<in_order<measured>> tasks;

class collector : public benchmark::BenchmarkReporter
{
public:
    bool ReportContext(Context const&) override { return true; }

    void ReportRuns(std::vector<Run> const& runs) override
    {
        for (Run const& run : runs)
        {
            if (run.run_type != Run::RT_Iteration)
                continue;
            std::string const& name = run.run_name.function_name;
            auto const slash = name.find('/');
            measured& to = tasks[name.substr(0, slash)][name.substr(slash + 1)];
            to.times.push_back(run.GetAdjustedCPUTime());
            to.allocations = run.counters.at("allocations");
        }
    }

    void write(std::ostream& out) const
    {
        for (auto const& [task, peers] : tasks.entries)
        {
            measured const* const ours = peers.find("face_liveness");
            if (!ours || ours->times.empty())
                continue;
            out << "\n### " << task
                << "\n\n| | median | against face_liveness | allocations |\n|---|---:|---:|---:|\n";
            for (auto const& [who, values] : peers.entries)
            {
                if (values.times.empty())
                    continue;
                double const ratio = values.median() / ours->median();
                out << "| " << who << " | " << time_text(values.median()) << " | " << std::fixed
                    << std::setprecision(2) << ratio << " | " << std::setprecision(0) << values.allocations
                    << " |\n";
            }
        }
    }

private:
    static std::string time_text(double nanoseconds)
    {
        std::ostringstream out;
        bool const large = nanoseconds >= 10000;
        out << std::fixed << std::setprecision(nanoseconds < 100 || (large && nanoseconds < 100000) ? 1 : 0)
            << (large ? nanoseconds / 1000 : nanoseconds) << (large ? " us" : " ns");
        return out.str();
    }
};

void write_head(std::ostream& out)
{
    std::time_t const now = std::time(nullptr);
    out << "# Results\n\nCompiler: " << __VERSION__ << ", `" << FACE_LIVENESS_BENCHMARK_FLAGS << "`; "
        << std::put_time(std::gmtime(&now), "%Y-%m-%d")
        << ". Medians of interleaved repetitions; where the\nmachine is shared, read the ratios. Documents: "
           "A the full "
           "create request, B the empty one, C the create response, D a\nresult with five images of 150 KiB. "
           "Allocations are per operation.\n";
}

} // namespace

void bench::announce(std::string const& task, std::string const& who)
{
    tasks[task][who] = {};
}

int main(int argc, char** argv)
{
    std::string markdown;
    std::vector<char*> arguments(argv, argv + argc);
    char interleave[] = "--benchmark_enable_random_interleaving=true";
    char repetitions[] = "--benchmark_repetitions=15";
    char min_time[] = "--benchmark_min_time=0.03";
    arguments.insert(arguments.begin() + 1, {interleave, repetitions, min_time});
    std::erase_if(arguments,
                  [&](char const* argument)
                  {
                      constexpr std::string_view flag = "--markdown=";
                      bool const is_flag = std::string_view(argument).starts_with(flag);
                      if (is_flag)
                          markdown = argument + flag.size();
                      return is_flag;
                  });
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data()))
        return 1;

    bench::add_ours();
    bench::add_floor();
    bench::add_boost_json();
    bench::add_nlohmann();
    bench::add_rapidjson();
    bench::add_simdjson();
    bench::add_base64();
    bench::add_sign();
    bench::add_call();

    collector results;
    benchmark::RunSpecifiedBenchmarks(&results);
    if (markdown.empty())
        results.write(std::cout);
    else
    {
        std::ofstream file(markdown);
        write_head(file);
        results.write(file);
    }
}
