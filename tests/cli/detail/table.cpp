// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/detail/table.hpp>

#include <face_liveness/cli/detail/json_reader.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace
{

namespace cli = face_liveness::cli;

std::string table(std::string_view json, std::size_t width = 80)
{
    return cli::detail::table_layout("Op", cli::detail::read_json(json).value()).render(width);
}

} // namespace

// All tables here were made with awscli.formatter of AWS CLI 1.45.11.

TEST_CASE("table: a list of scalars has a row for each")
{
    CHECK(table(R"(["a","b"])")
          == "-------\n"
             "| Op  |\n"
             "+-----+\n"
             "|  a  |\n"
             "|  b  |\n"
             "+-----+\n");
}

TEST_CASE("table: a list of lists has a row for each")
{
    CHECK(table(R"({"a":["x","yy"],"b":[[1,2],[3,"four"]]})")
          == "-----------------\n"
             "|      Op       |\n"
             "+---------------+\n"
             "||      a      ||\n"
             "|+-------------+|\n"
             "||  x          ||\n"
             "||  yy         ||\n"
             "|+-------------+|\n"
             "||      b      ||\n"
             "|+----+--------+|\n"
             "||  1 |  2     ||\n"
             "||  3 |  four  ||\n"
             "|+----+--------+|\n");
}

TEST_CASE("table: of what is empty no more than the title of what holds it")
{
    CHECK(table(R"({"a":[]})")
          == "----\n"
             "|Op|\n"
             "+--+\n");
    CHECK(table(R"({"a":{"b":{}}})")
          == "-----\n"
             "|Op |\n"
             "+---+\n"
             "||a||\n"
             "|+-+|\n");
    CHECK(table("[{}]")
          == "----\n"
             "|Op|\n");
    CHECK(table(R"([{},{"a":1}])")
          == "-------\n"
             "| Op  |\n"
             "+-----+\n"
             "|  a  |\n"
             "+-----+\n"
             "|     |\n"
             "|  1  |\n"
             "+-----+\n");
}

TEST_CASE("table: structures in a list that hold others are apart, under the columns of all")
{
    CHECK(table(R"({"a":[{"b":[1]},{"c":2}]})")
          == "-----------\n"
             "|   Op    |\n"
             "+---------+\n"
             "||   a   ||\n"
             "|+-------+|\n"
             "||   c   ||\n"
             "|+-------+|\n"
             "||       ||\n"
             "|+-------+|\n"
             "|||  b  |||\n"
             "||+-----+||\n"
             "|||  1  |||\n"
             "||+-----+||\n"
             "||   a   ||\n"
             "|+-------+|\n"
             "||   c   ||\n"
             "|+-------+|\n"
             "||  2    ||\n"
             "|+-------+|\n");
}

TEST_CASE("table: an empty title is not written")
{
    CHECK(table(R"({"":{"a":[1,"b"]}})")
          == "-----------\n"
             "|   Op    |\n"
             "+---------+\n"
             "|||  a  |||\n"
             "||+-----+||\n"
             "|||  1  |||\n"
             "|||  b  |||\n"
             "||+-----+||\n");
}

TEST_CASE("table: what rounding adds to the width comes from the first columns, down to their indent")
{
    CHECK(table(R"({"a":"1","b":"2","c":"3"})")
          == "-----------------\n"
             "|      Op       |\n"
             "+---+-----+-----+\n"
             "| a |  b  |  c  |\n"
             "+---+-----+-----+\n"
             "|  1|  2  |  3  |\n"
             "+---+-----+-----+\n");
    CHECK(
        table(R"({"a":"x","b":"mmmmmmmmmmmmmmmmmmmm","c":"mmmmmmmmmmmmmmmmmmmm","d":"mmmmmmmmmmmmmmmmmmmm"})")
        == "-------------------------------------------------------------------------------\n"
           "|                                     Op                                      |\n"
           "+--+------------------------+------------------------+------------------------+\n"
           "| a|           b            |           c            |           d            |\n"
           "+--+------------------------+------------------------+------------------------+\n"
           "|x |  mmmmmmmmmmmmmmmmmmmm  |  mmmmmmmmmmmmmmmmmmmm  |  mmmmmmmmmmmmmmmmmmmm  |\n"
           "+--+------------------------+------------------------+------------------------+\n");
}
