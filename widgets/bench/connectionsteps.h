// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/deviceentry.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace runwatt::bench {

/// The steps of a connection, and how far it is: address, link, host key, login, probe.
class ConnectionSteps : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionSteps(QWidget *parent = nullptr);

    void setEntry(const DeviceEntry &entry);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Step
    {
        LinkState state;
        QLabel *icon;
        QLabel *text;
        QString title;
    };

    void showSteps();
    [[nodiscard]] QString detail(LinkState step) const;

    std::vector<Step> m_steps;
    DeviceEntry m_entry;
};

} // namespace runwatt::bench
