// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_EMULATOR_SERVER_SERVER_PROCESS_HPP
#define FACE_LIVENESS_TESTS_EMULATOR_SERVER_SERVER_PROCESS_HPP

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A program that runs, with its standard output in a pipe.  POSIX.
class process
{
public:
    /// Environment entries, `NAME=value`, come on top of this program's.
    explicit process(std::vector<std::string> command, std::vector<std::string> environment = {})
    {
        int ends[2];
        if (::pipe(ends) != 0)
            throw std::runtime_error("no pipe");
        std::vector<char*> arguments;
        for (std::string& argument : command)
            arguments.push_back(argument.data());
        arguments.push_back(nullptr);
        id_ = ::fork();
        if (id_ < 0)
            throw std::runtime_error("no process");
        if (id_ == 0)
        {
            for (std::string& entry : environment)
                ::putenv(entry.data());
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }

    process(process const&) = delete;
    process& operator=(process const&) = delete;

    ~process()
    {
        ::close(output_);
        if (id_ > 0)
        {
            ::kill(id_, SIGKILL);
            ::waitpid(id_, nullptr, 0);
        }
    }

    pid_t id() const { return id_; }

    /// A line of its output; what there is at its end.
    std::string line()
    {
        std::string out;
        for (char c = 0; ::read(output_, &c, 1) == 1 && c != '\n';)
            out += c;
        return out;
    }

    /// Asks it to end, with SIGTERM, and waits; the exit code, or -1 if it was killed.
    int stop()
    {
        ::kill(id_, SIGTERM);
        return wait();
    }

    /// Waits until it has ended by itself.
    int wait()
    {
        int status = 0;
        ::waitpid(std::exchange(id_, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t id_ = -1;
    int output_ = -1;
};

/// An emulator_server that runs; checks signatures of the credentials below.
class server_process
{
public:
    static constexpr char access_key_id[] = "AKIDEXAMPLE";
    static constexpr char secret_access_key[] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    explicit server_process(std::string path, std::vector<std::string> options = {})
        : process_(command(std::move(path), std::move(options)),
                   {std::string("FACE_LIVENESS_EMULATOR_ACCESS_KEY=") + access_key_id,
                    std::string("FACE_LIVENESS_EMULATOR_SECRET=") + secret_access_key})
    {
        constexpr std::string_view start = "listening on ";
        std::string const line = process_.line();
        if (!line.starts_with(start))
            throw std::runtime_error("emulator_server does not start: " + line);
        url_ = line.substr(start.size());
        std::string_view const number = std::string_view(url_).substr(url_.rfind(':') + 1);
        std::from_chars(number.data(), number.data() + number.size(), port_);
    }

    std::string const& url() const { return url_; }
    std::uint16_t port() const { return port_; }
    int stop() { return process_.stop(); }

    /// Kibibytes of memory that are in use; 0 where nobody says.
    std::size_t memory() const
    {
        std::ifstream status("/proc/" + std::to_string(process_.id()) + "/status");
        for (std::string word; status >> word;)
            if (std::size_t size = 0; word == "VmRSS:" && status >> size)
                return size;
        return 0;
    }

private:
    static std::vector<std::string> command(std::string path, std::vector<std::string> options)
    {
        std::vector<std::string> out{std::move(path), "--control", "--quiet"};
        for (std::string& option : options)
            out.push_back(std::move(option));
        return out;
    }

    process process_;
    std::string url_{};
    std::uint16_t port_ = 0;
};

#endif
