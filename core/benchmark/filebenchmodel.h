// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/filebench.h"

namespace runwatt::benchmark {

/// A model in Filebench's language, in parts: each version is given its own beginning and then the
/// rest, which ends with the command that runs it.
struct FilebenchModel
{
    QString begin14; ///< for Filebench 1.4
    QString begin15; ///< for Filebench 1.5
    QString rest;
};

/// The model of parameters that fromJson() has given, with its files in `folder`. A personality has
/// the operations of Filebench's own file of that name, in that order and under those names, in
/// 1.4.9.1 and 1.5-alpha3: so its numbers are comparable with others'. Sizes of files are of a
/// gamma distribution with the shape 1.5 in both: by itself in 1.4, by `randvar` in 1.5, whose own
/// files have `cvar-gamma` instead, which needs a library beside the program.
[[nodiscard]] FilebenchModel filebenchModel(const FilebenchParameters &parameters,
                                            const QString &folder);

/// A person's own model with `folder` wherever it sets $dir, and without its `run` and `psrun`: how
/// long it runs is the workload's. An Error, with `model` in `where`, when
/// - it does not set $dir, or has a path that does not begin with it: its files would be elsewhere;
/// - it has a command that starts programs, reads or writes other files, or runs it in another way;
/// - it is no text of a .f file as far as its words go.
/// What its words mean is left to Filebench.
[[nodiscard]] Result<QString> ownFilebenchModel(const QString &model, const QString &folder);

} // namespace runwatt::benchmark
