// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

#include <QByteArray>
#include <QStringList>

namespace runwatt::runtime {

/// Holds a trial's processes to the budget of its place where no container does: by a control group
/// of the campaign's tag when memory is limited (which needs root), else by their affinity alone.
/// I/O thread.
class BudgetGroup
{
public:
    explicit BudgetGroup(RuntimePlace place);

    /// Makes the group anew; what is in it ends. Without a limit of memory it only tries whether
    /// the processors can be chosen.
    Task<Result<void>> make(StopToken stop);

    /// From the top of the hierarchy: "/TAG"; empty where there is none.
    [[nodiscard]] QString path() const { return m_isGroup ? u'/' + m_place.tag : QString(); }

    /// A line of shell that runs `words`, from their first instruction on, within the budget.
    [[nodiscard]] QByteArray lineInside(const QStringList &words) const;

    /// How many processes the kernel has ended since make() because the group's memory was used up.
    /// Also of a container's group, which has the same name.
    Task<Result<qint64>> kills(StopToken stop);

    /// Ends what is in the group, and removes it.
    Task<Result<void>> remove(StopToken stop);

private:
    /// The words that do this with the group, as root.
    [[nodiscard]] QStringList budget(const QStringList &words) const;
    Task<Result<ssh::CommandResult>> run(QByteArray line, StopToken stop);

    RuntimePlace m_place;
    bool m_isGroup;
};

} // namespace runwatt::runtime
