// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Runs a fuzz target on files instead of libFuzzer's inventions: each argument is one, or a folder of them.

#include "fuzz.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace
{

int count = 0;

void replay(std::filesystem::path const& path)
{
    if (std::filesystem::is_directory(path))
    {
        for (auto const& entry : std::filesystem::directory_iterator(path))
            replay(entry.path());
        return;
    }
    std::ifstream file(path, std::ios::binary);
    std::vector<char> const read{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::vector<std::uint8_t> const bytes(read.begin(),
                                          read.end()); // its own memory: a sanitizer sees its end
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    ++count;
}

} // namespace

int main(int argc, char** argv)
{
    for (int i = 1; i != argc; ++i)
        replay(argv[i]);
    std::printf("%d inputs\n", count);
    return count == 0;
}
