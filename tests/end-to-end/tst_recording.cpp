// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recording.h"
#include "tests/unit/store/alteredfile.h"
#include "tests/unit/store/storefixture.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::store;
using app::Recording;

class TestRecording : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        store::test::makeCampaign(path(u"old"_s), 2);
        store::test::makeCampaign(path(u"new"_s), 2);
        store::test::makeCampaign(path(u"empty"_s), 0);
        QFile broken(path(u"broken"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("nothing of use");
        const Result<Recording> read = app::readRecording(path(u"new"_s));
        QVERIFY(read.has_value());
        m_campaign = *read->data;
        m_campaign.campaign.uuid = u"another"_s;
    }

    void theNewestOfTheSamePlanIsTaken()
    {
        const QStringList files{path(u"broken"_s), path(u"old"_s), path(u"gone"_s), path(u"new"_s),
                                path(u"empty"_s)};
        const auto found = app::fittingRecording(files, m_campaign);
        QVERIFY(found.has_value());
        QCOMPARE(found->file, path(u"new"_s));
    }

    void ofAnotherPlanWhatIsMeasuredCounts()
    {
        CampaignData other = m_campaign;
        other.campaign.planSha256 = u"0"_s;
        QVERIFY(app::fittingRecording({path(u"old"_s)}, other).has_value());
        other.cells.front().runtime = u"FC"_s;
        QVERIFY(!app::fittingRecording({path(u"old"_s)}, other).has_value());
    }

    void whatWasAlteredIsSaidAndNotTakenByItself()
    {
        QVERIFY(QFile::copy(path(u"new"_s), path(u"altered"_s)));
        QVERIFY(app::readRecording(path(u"altered"_s))->data->unsound.isEmpty());
        store::test::alter(path(u"altered"_s), "UPDATE workload SET title = title || '!'");
        const Result<Recording> read = app::readRecording(path(u"altered"_s));
        QVERIFY(read.has_value());
        QVERIFY(!read->data->unsound.isEmpty());
        QVERIFY(!app::fittingRecording({path(u"altered"_s)}, m_campaign).has_value());
        QCOMPARE(app::fittingRecording({path(u"altered"_s), path(u"old"_s)}, m_campaign)->file,
                 path(u"old"_s));
    }

    void neitherItselfNorAFileWithoutTrialsFits()
    {
        CampaignData same = m_campaign;
        same.campaign.uuid = app::readRecording(path(u"old"_s))->data->campaign.uuid;
        QVERIFY(!app::fittingRecording({path(u"old"_s)}, same).has_value());
        QVERIFY(!app::fittingRecording({path(u"empty"_s)}, m_campaign).has_value());
        const Result<Recording> empty = app::readRecording(path(u"empty"_s));
        QVERIFY(!empty.has_value());
        QCOMPARE(empty.error().code, ErrorCode::NotFound);
        QVERIFY(!app::readRecording(path(u"broken"_s)).has_value());
    }

private:
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_folder.filePath(name + u".runwatt"_s);
    }

    QTemporaryDir m_folder;
    CampaignData m_campaign;
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
