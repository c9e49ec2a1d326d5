#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Shows that the tests of session.hpp notice when one of its conditions is wrong.

Every condition of the functions below is changed in every way listed here, one at a time, and the tests must
fail each time: a condition, and each operand of && and || in it, is taken as true, as false and as its
opposite; && becomes || and the reverse; < becomes <=, > becomes >=, and the reverse; an answer becomes
another answer, "live" above all.

All changes are compiled into one program, each behind a number; the environment variable
FACE_LIVENESS_MUTANT says which one is active.  So the tests are compiled once, and run once for each.

    python3 tests/mutation/session.py [--compiler g++] [--jobs 2] [--list]
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# header, its functions, and whether they return a condition
FUNCTIONS = {
    'face_liveness/session/decision.hpp': [
        ('decide', False), ('holds_image', True), ('accepts', True), ('problem', False), ('is_live', True),
        ('reason_without_success', False), ('public_answer_for', False)],
    'face_liveness/session/check.hpp': [
        ('begin', False), ('restore', False), ('make', False), ('results_request', False), ('is_final', True),
        ('note_answer', False), ('next_poll', False)],
}
TESTS = ['main.cpp', 'session.cpp', 'session/check.cpp', 'session/decision.cpp']

SWITCH = '''#ifndef FACE_LIVENESS_MUTATION_SWITCH_HPP
#define FACE_LIVENESS_MUTATION_SWITCH_HPP
#include <cstdlib>
#include <type_traits>
namespace face_liveness_mutation
{
inline int chosen()
{
    static int const number = std::getenv("FACE_LIVENESS_MUTANT") ? std::atoi(std::getenv("FACE_LIVENESS_MUTANT")) : 0;
    return number;
}
constexpr bool on(int number)
{
    return !std::is_constant_evaluated() && chosen() == number;
}
}
#endif
'''

SWITCH_INCLUDE = '#include <face_liveness/mutation_switch.hpp>\n'
BOUNDARY = {'<': '<=', '<=': '<', '>': '>=', '>=': '>'}
OPENING, CLOSING = '([{', ')]}'


def masked(text):
    """The text with comments and literals blanked out, at the same offsets."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\''
    return re.sub(pattern, lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.S)


def matching(text, at):
    """The offset of the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(text)):
        depth += text[i] in OPENING
        depth -= text[i] in CLOSING
        if depth == 0:
            return i
    raise ValueError('unbalanced')


def bodies(text, name):
    """The bodies of the functions of this name, as pairs of offsets."""
    for found in re.finditer(r'\b%s\(' % name, text):
        end = matching(text, found.end() - 1)
        rest = re.match(r'\s*(?:const\b\s*)?(?:noexcept\b\s*)?\{', text[end + 1:])
        if rest:
            begin = end + rest.end()
            yield begin, matching(text, begin)


def split(text, separator):
    """The parts of an expression between operators that are in no bracket."""
    parts, depth, begin, i = [], 0, 0, 0
    while i < len(text):
        depth += text[i] in OPENING
        depth -= text[i] in CLOSING
        if depth == 0 and text.startswith(separator, i):
            parts.append(text[begin:i])
            i += len(separator)
            begin = i
        else:
            i += 1
    return parts + [text[begin:]]


class Mutator:
    def __init__(self):
        self.mutants = []  # their descriptions; number i + 1 is at index i

    def on(self, where, what):
        self.mutants.append('%s: %s' % (where, what))
        return '::face_liveness_mutation::on(%d)' % len(self.mutants)

    def condition(self, text, where):
        text = text.strip()
        short = ' '.join(text.split())
        for operator, other in (('||', '&&'), ('&&', '||')):
            parts = split(text, operator)
            if len(parts) > 1:
                changed = [self.condition(part, where) for part in parts]
                switch = self.on(where, '%s with %s for %s' % (short, other, operator))
                whole = '(%s ? (%s) : (%s))' % (
                    switch, (' %s ' % other).join(changed), (' %s ' % operator).join(changed))
                return self.wrapped(whole, short, where)
        if text.startswith('!'):
            inner = text[1:]
            if inner[0] == '(' and matching(masked(inner), 0) == len(inner) - 1:
                inner = '(%s)' % self.condition(inner[1:-1], where)
            return self.wrapped('!' + inner, short, where)
        if text[0] == '(' and matching(masked(text), 0) == len(text) - 1:
            return '(%s)' % self.condition(text[1:-1], where)
        comparison = re.fullmatch(r'(.*[^<>=!]) (<=|>=|<|>) ([^<>=].*)', text, flags=re.S)
        if comparison:
            left, operator, right = comparison.groups()
            switch = self.on(where, '%s with %s for %s' % (short, BOUNDARY[operator], operator))
            text = '(%s ? (%s %s %s) : (%s))' % (switch, left, BOUNDARY[operator], right, text)
        return self.wrapped(text, short, where)

    def wrapped(self, text, short, where):
        if text in ('true', 'false'):
            return '(%s ? !%s : %s)' % (self.on(where, '%s inverted' % text), text, text)
        return '(%s ? true : %s ? false : %s ? !static_cast<bool>(%s) : static_cast<bool>(%s))' % (
            self.on(where, '%s taken as true' % short), self.on(where, '%s taken as false' % short),
            self.on(where, '%s inverted' % short), text, text)

    def alternatives(self, original, others, where):
        text = original
        for other in others:
            if other != original:
                text = '(%s ? %s : %s)' % (self.on(where, '%s for %s' % (other, original)), other, text)
        return text


def answers(body, name, mutator, where):
    """Changes what the returns say."""
    def replace(pattern, others):
        nonlocal body
        body = re.sub(pattern, lambda m: mutator.alternatives(m.group(), others, where), body)

    if name == 'decide':
        live = 'decision{verdict::live, decision_reason::confident}'
        undecided = 'decision{verdict::no_answer, decision_reason::undecided}'
        body = re.sub(r'return (\{verdict::\w+, decision_reason::\w+\});',
                      lambda m: 'return %s;' % mutator.alternatives(
                          'decision' + m.group(1), [live, undecided], where), body)
        body = re.sub(r'return (no_answer\(.*?\));\n',
                      lambda m: 'return %s;\n' % mutator.alternatives(m.group(1), [live, undecided], where), body)
    if name == 'reason_without_success':
        replace(r'decision_reason::\w+', ['decision_reason::undecided'])
    if name == 'public_answer_for':
        replace(r'public_outcome::\w+', ['public_outcome::' + o for o in ('pass', 'fail', 'try_again')])
    if name == 'next_poll':
        replace(r'poll_action::\w+', ['poll_action::' + a for a in ('ask', 'wait', 'finished', 'expired')])
    return body


def mutated(text, functions, header, mutator):
    plain = masked(text)
    edits = []  # begin, end, replacement
    for name, is_condition in functions:
        count = 0
        for begin, end in bodies(plain, name):
            count += 1
            where = '%s, %s' % (header, name)
            local = []
            for found in re.finditer(r'\bif \(', plain[begin:end]):
                first = begin + found.end()
                local.append((first, matching(plain, first - 1)))
            patterns = [r'\b\w+ = ([^;]*\|\|[^;]*);'] + ([r'\breturn ([^;]*);'] if is_condition else [])
            for pattern in patterns:
                local += [(begin + m.start(1), begin + m.end(1)) for m in re.finditer(pattern, plain[begin:end])]
            body, at = '', begin
            for first, last in sorted(local):
                body += text[at:first]
                body += mutator.condition(plain[first:last], where)
                at = last
            body += text[at:end]
            edits.append((begin, end, answers(body, name, mutator, where)))
        if count == 0:
            sys.exit('no function %s in %s' % (name, header))
    for begin, end, replacement in sorted(edits, reverse=True):
        text = text[:begin] + replacement + text[end:]
    guard = text.index('\n', text.index('#define')) + 1
    return text[:guard] + SWITCH_INCLUDE + text[guard:]


def build(compiler, folder, mutator):
    include = folder / 'include'
    for header, functions in FUNCTIONS.items():
        target = include / header
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(mutated((ROOT / 'include' / header).read_text(), functions, header, mutator))
    (include / 'face_liveness' / 'mutation_switch.hpp').write_text(SWITCH)
    program = folder / 'tests'
    objects = []
    for test in TESTS:
        objects.append(str(folder / test.replace('/', '_')) + '.o')
        # with assertions, so that reading an optional that is empty fails
        subprocess.run(compiler.split() + ['-std=c++20', '-O1', '-D_GLIBCXX_ASSERTIONS', '-I', str(include),
                                           '-I', str(ROOT / 'include'), '-I', str(ROOT / 'tests'), '-c',
                                           str(ROOT / 'tests' / test), '-o', objects[-1]], check=True)
    subprocess.run(compiler.split() + objects + ['-lboost_json', '-o', str(program)], check=True)
    return program


def passes(program, number):
    environment = dict(os.environ, FACE_LIVENESS_MUTANT=str(number))
    try:
        run = subprocess.run([str(program), '--abort-after=1', '--minimal'], env=environment, timeout=20,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--compiler', default=os.environ.get('CXX', 'g++'))
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--list', action='store_true', help='print every mutant')
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        mutator = Mutator()
        program = build(options.compiler, pathlib.Path(folder), mutator)
        if not passes(program, 0):
            sys.exit('the tests fail without a mutation')
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            verdicts = list(pool.map(lambda i: passes(program, i + 1), range(len(mutator.mutants))))

    survivors = [text for text, survived in zip(mutator.mutants, verdicts) if survived]
    if options.list:
        for text, survived in zip(mutator.mutants, verdicts):
            print('SURVIVED' if survived else 'killed  ', text)
    decide = 'face_liveness/session/decision.hpp, decide:'
    print('%d mutants, %d of them in decide; %d killed' % (
        len(mutator.mutants), sum(text.startswith(decide) for text in mutator.mutants),
        len(mutator.mutants) - len(survivors)))
    for text in survivors:
        print('survived:', text)
    return 1 if survivors else 0


if __name__ == '__main__':
    sys.exit(main())
