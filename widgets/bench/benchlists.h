// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/icons.h"

#include <QList>
#include <QModelIndex>
#include <QWidget>

class QAbstractItemModel;
class QListView;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace runwatt::bench {

/// The left side of the Bench: devices, meters and recent campaigns, one of which is chosen.
class BenchLists : public QWidget
{
    Q_OBJECT

public:
    BenchLists(QAbstractItemModel *devices,
               QAbstractItemModel *meters,
               QAbstractItemModel *campaigns,
               QWidget *parent = nullptr);

    // Show what is chosen; the other lists then have nothing chosen. Emit nothing.
    void chooseDevice(int row);
    void chooseMeter(int row);
    void chooseNothing();

    /// Shows a button that asks for the sample campaign.
    void offerSample() { m_sample->show(); }

    /// Gives the focus to the list with what is chosen, else to the button above the lists.
    void focusChosen();

signals:
    // By the person.
    void deviceChosen(const QModelIndex &index);
    void meterChosen(const QModelIndex &index);
    void campaignChosen(const QModelIndex &index);
    void campaignOpened(const QModelIndex &index); ///< by a double click or Enter
    void newCampaignRequested();
    void addDeviceRequested();
    void addMeterRequested();
    void runtimesRequested(); ///< of all devices
    void sampleRequested();

private:
    /// Of one list.
    struct Texts
    {
        QString title;
        QString none; ///< while the list is empty
    };

    using Chosen = void (BenchLists::*)(const QModelIndex &);

    QListView *addSection(QVBoxLayout *layout,
                          QAbstractItemModel *model,
                          const Texts &texts,
                          Chosen chosen,
                          const QList<QToolButton *> &buttons);
    QToolButton *
    makeButton(common::Symbol symbol, const QString &text, void (BenchLists::*clicked)());
    void keepOnly(const QListView *list);

    QPushButton *m_newCampaign;
    QListView *m_devices;
    QListView *m_meters;
    QListView *m_campaigns;
    QToolButton *m_sample;
};

} // namespace runwatt::bench
