// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace runwatt::live {

/// The queue of trials as a list. While it has the focus, one row shows it, whatever a replay takes
/// away and puts back: the one that was chosen, else the one that runs, else the first.
class TrialQueueView : public QListView
{
    Q_OBJECT

public:
    explicit TrialQueueView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void showFocus();
};

} // namespace runwatt::live
