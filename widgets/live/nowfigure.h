// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"

#include <QFrame>

class QLabel;

namespace runwatt::common {
class MarkBadge;
}

namespace runwatt::live {

/// One big number of this moment, with its name and its mark.
class NowFigure : public QFrame
{
    Q_OBJECT

public:
    explicit NowFigure(const QString &name, QWidget *parent = nullptr);

    /// Room for a number as wide as this one, so that its neighbours stay where they are.
    void reserve(const QString &value);

    /// What the number is of.
    void setName(const QString &name);
    void setValue(const QString &value);
    void setOrigin(Origin origin);

    [[nodiscard]] QString value() const;
    [[nodiscard]] Origin origin() const;

private:
    QLabel *m_name;
    QLabel *m_value;
    common::MarkBadge *m_mark;
};

} // namespace runwatt::live
