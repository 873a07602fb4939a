// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person is told when a campaign is over.
#include "app/closingreport.h"
#include "tests/support/samplecampaign.h"

#include <QTest>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::app;
using namespace Qt::Literals::StringLiterals;

class TestClosingReport : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_data = test::sampleCampaign({});
        m_data.meters.push_back(meter(u"meter"_s, 1));
    }

    void aCampaignWithoutALackSaysNothing()
    {
        const ClosingReport report = closingReport(m_data);
        QCOMPARE(report.shortfalls, QStringList());
        QCOMPARE(report.notes, QStringList());
    }

    void trialsWithoutTheirWattsAreCounted()
    {
        const auto isWatts = [](const store::SummaryRecord &row) {
            return row.measure == u"watts.mean"_s;
        };
        const auto first = std::find_if(m_data.summaries.begin(), m_data.summaries.end(), isWatts);
        QVERIFY(first != m_data.summaries.end());
        m_data.summaries.erase(first);
        QStringList told = closingReport(m_data).shortfalls;
        QCOMPARE(told.size(), 1);
        const QString all = QString::number(m_data.trials.size());
        QVERIFY2(told.front().contains(u"\"meter\" in 1 of "_s + all + u" trials"),
                 qPrintable(told.front()));

        std::erase_if(m_data.summaries, isWatts);
        told = closingReport(m_data).shortfalls;
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().contains(u"in %1 of %1 trials"_s.arg(all)), qPrintable(told.front()));
    }

    void aMeterAnswersForItsOwnDeviceAlone()
    {
        test::SampleShape shape;
        shape.devices = {u"left"_s, u"right"_s};
        m_data = test::sampleCampaign(shape);
        m_data.meters = {meter(u"meter"_s, 1), meter(u"silent"_s, 2)};
        m_data.meters.back().device = m_data.devices.back().id;
        const QStringList told = closingReport(m_data).shortfalls;
        const QString half = QString::number(m_data.trials.size() / 2);
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.join(u'\n').contains(u"\"silent\" in %1 of %1 trials"_s.arg(half)),
                 qPrintable(told.join(u'\n')));
    }

    void trialsThatDidNotEndLackNothing()
    {
        std::erase_if(m_data.summaries, [](const store::SummaryRecord &row) {
            return row.measure == u"watts.mean"_s;
        });
        for (store::TrialRecord &trial : m_data.trials)
            trial.state = store::TrialState::Interrupted;
        QCOMPARE(closingReport(m_data).shortfalls, QStringList());
    }

    void verdictsAndNotesAreToldOnceWithTheirNumber()
    {
        const QString device = m_data.devices.front().name;
        for (std::size_t i = 0; i < 3; ++i) {
            const store::TrialId trial = m_data.trials.at(i).id;
            m_data.verdicts.push_back({trial, u"swap"_s, u"It swapped %1 pages."_s.arg(i)});
            m_data.events.push_back(
                {0, store::Severity::Information, device, trial, u"no mpstat"_s});
        }
        m_data.verdicts.push_back({m_data.trials.at(0).id, u"governor-not-set"_s, u"Not root."_s});
        const ClosingReport report = closingReport(m_data);
        const QString all = QString::number(m_data.trials.size());
        QCOMPARE(report.notes,
                 QStringList({u"Verdict swap on 3 of %1 trials: It swapped 0 pages."_s.arg(all),
                              u"Noted in 3 of %1 trials: no mpstat"_s.arg(all)}));
        QCOMPARE(report.shortfalls,
                 QStringList(u"Verdict governor-not-set on 1 of %1 trials: Not root."_s.arg(all)));
    }

private:
    /// One that is not said to power a device: all trials are its own.
    static store::MeterRecord meter(const QString &name, qint64 id)
    {
        store::MeterRecord meter;
        meter.id = {id};
        meter.name = name;
        return meter;
    }

    store::CampaignData m_data;
};

QTEST_GUILESS_MAIN(TestClosingReport)
#include "tst_closingreport.moc"
