// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <vector>

class QPushButton;

namespace runwatt::wizard {

/// One choice of several.
struct Chip
{
    QString label; ///< for people
    QString word; ///< in plans
    QString toolTip;
};

/// A row of small switches, any number of which is on. A checked one bears a check mark too, so
/// that colour is not the only sign. Tab goes to the row, arrows within it, space switches.
class ChipList : public QWidget
{
    Q_OBJECT

public:
    ChipList(const QString &accessibleName,
             const std::vector<Chip> &chips,
             QWidget *parent = nullptr);

    /// Words of the chips that are on, in the order in which they stand.
    [[nodiscard]] QStringList checked() const;
    /// Switches on what is named and off what is not; other words are ignored. Emits nothing.
    void setChecked(const QStringList &words);

    [[nodiscard]] bool has(const QString &word) const;

signals:
    void changed(); ///< by the person

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateIcon(QPushButton *button);

    std::vector<QPushButton *> m_buttons;
};

} // namespace runwatt::wizard
