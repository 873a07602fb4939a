// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QListView;
class QPushButton;
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

private:
    /// Of one list.
    struct Texts
    {
        QString title;
        QString none; ///< while the list is empty
        QString add; ///< what the button does; empty: there is none
    };

    using Chosen = void (BenchLists::*)(const QModelIndex &);

    QListView *addSection(QVBoxLayout *layout,
                          QAbstractItemModel *model,
                          const Texts &texts,
                          Chosen chosen,
                          void (BenchLists::*add)());
    QListView *makeList(QAbstractItemModel *model, const QString &name);
    void keepOnly(const QListView *list);

    QPushButton *m_newCampaign;
    QListView *m_devices;
    QListView *m_meters;
    QListView *m_campaigns;
};

} // namespace runwatt::bench
