// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace runwatt::bench {

/// A list of cards on the window's own ground, as high as its cards where there is room for all,
/// else it scrolls. A list without any takes no room.
class CardList : public QListView
{
    Q_OBJECT

public:
    /// `name` is read out.
    CardList(QAbstractItemModel *model, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// Of one card.
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void followModel();
    [[nodiscard]] int heightOf(int rows) const;
};

} // namespace runwatt::bench
