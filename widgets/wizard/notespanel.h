// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/matrix.h"
#include "widgets/wizard/knowndevice.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace runwatt::wizard {

/// What the workloads of a plan will measure otherwise than it looks: files that fit into memory,
/// direct I/O that can't be. Hidden where there is nothing to tell.
class NotesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit NotesPanel(QWidget *parent = nullptr);

    void showNotes(const campaign::Plan &plan,
                   const campaign::Matrix &matrix,
                   const std::vector<KnownDevice> &devices);

private:
    QLabel *m_notes;
};

} // namespace runwatt::wizard
