// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"

#include <QWidget>

#include <array>

namespace runwatt::common {

class MarkBadge;

/// All marks of something in a row, the one furthest from measured first. Takes no room where all
/// is measured.
class MarkBadges : public QWidget
{
    Q_OBJECT

public:
    explicit MarkBadges(QWidget *parent = nullptr);

    void setOrigins(const Origins &origins);

    [[nodiscard]] const Origins &origins() const { return m_origins; }

private:
    Origins m_origins;
    /// One a mark; there are no more than that.
    std::array<MarkBadge *, 4> m_badges{};
};

} // namespace runwatt::common
