// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unitscale.h"
#include "widgets/common/formatters.h"

#include <QLocale>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::common;
using std::chrono::seconds;

class TestFormatters : public QObject
{
    Q_OBJECT

private:
    // Values and units are joined by a no-break space; the tables below are easier to read without.
    static QString plain(QString text) { return text.replace(u'\u00a0', u' '); }

private slots:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void writesValuesInTheirUnit_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        QTest::addRow("throughput") << 123.44e6 << u"B/s"_s << u"123.4 MB/s"_s;
        QTest::addRow("slow throughput") << 812.0 << u"B/s"_s << u"812 B/s"_s;
        QTest::addRow("kilo is small") << 4096.0 << u"B/s"_s << u"4.1 kB/s"_s;
        QTest::addRow("rounds up into the next prefix") << 999.96e6 << u"B/s"_s << u"1.0 GB/s"_s;
        QTest::addRow("nothing") << 0.0 << u"B/s"_s << u"0 B/s"_s;
        QTest::addRow("operations") << 12340.4 << u"1/s"_s << u"12.34 kIOPS"_s;
        QTest::addRow("few operations") << 1.25 << u"1/s"_s << u"1.25 IOPS"_s;
        QTest::addRow("microseconds") << 85.3e-6 << u"s"_s << u"85.3 µs"_s;
        QTest::addRow("milliseconds") << 1.2e-3 << u"s"_s << u"1.20 ms"_s;
        QTest::addRow("seconds") << 2.5 << u"s"_s << u"2.50 s"_s;
        QTest::addRow("watts") << 3.42 << u"W"_s << u"3.42 W"_s;
        QTest::addRow("milliwatts") << 0.85 << u"W"_s << u"850 mW"_s;
        QTest::addRow("no watts") << 0.0 << u"W"_s << u"0 W"_s;
        QTest::addRow("percent") << 45.25 << u"%"_s << u"45.3 %"_s;
        QTest::addRow("more than a core") << 245.0 << u"%"_s << u"245.0 %"_s;
        QTest::addRow("temperature") << 61.75 << u"degC"_s << u"61.8 °C"_s;
        QTest::addRow("frequency") << 1.5e9 << u"Hz"_s << u"1.5 GHz"_s;
        QTest::addRow("energy") << 0.0123 << u"J"_s << u"12.3 mJ"_s;
        QTest::addRow("energy a byte") << 3.1e-8 << u"J/B"_s << u"31 nJ/B"_s;
        QTest::addRow("memory") << 38.0 * 1024 * 1024 << u"B"_s << u"38 MiB"_s;
        QTest::addRow("negative") << -4.0e6 << u"B/s"_s << u"-4.0 MB/s"_s;
        QTest::addRow("an unknown unit") << 3.25 << u"apples"_s << u"3.25 apples"_s;
        QTest::addRow("missing") << std::numeric_limits<double>::quiet_NaN() << u"W"_s << u"–"_s;
        QTest::addRow("infinite") << std::numeric_limits<double>::infinity() << u"B/s"_s << u"–"_s;
    }

    void writesValuesInTheirUnit()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QTEST(plain(formatValue(value, unit)), "text");
    }

    void writesSizesInBinaryPrefixes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addRow("256 B") << qint64(256) << u"256 B"_s;
        QTest::addRow("2 KiB") << qint64(2048) << u"2 KiB"_s;
        QTest::addRow("128 KiB") << qint64(131072) << u"128 KiB"_s;
        QTest::addRow("1.5 GiB") << qint64(1610612736) << u"1.5 GiB"_s;
        QTest::addRow("largest") << std::numeric_limits<qint64>::max() << u"8,388,608 TiB"_s;
    }

    void writesSizesInBinaryPrefixes()
    {
        QFETCH(qint64, bytes);
        QTEST(plain(formatBytes(bytes)), "text");
    }

    void writesDurationsInTwoUnits_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("text");
        QTest::addRow("0 s") << 0 << u"0 s"_s;
        QTest::addRow("59 s") << 59 << u"59 s"_s;
        QTest::addRow("3:05") << 185 << u"3 min 05 s"_s;
        QTest::addRow("1 h 5 min") << 3900 << u"1 h 05 min"_s;
        QTest::addRow("a day and more") << 97200 << u"1 d 3 h"_s;
        QTest::addRow("negative is none") << -5 << u"0 s"_s;
    }

    void writesDurationsInTwoUnits()
    {
        QFETCH(int, length);
        QTEST(plain(formatDuration(seconds(length))), "text");
    }

    void writesRangesOnlyAsExactAsTheyAre_data()
    {
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::addColumn<QString>("text");
        QTest::addRow("minutes") << 715 << 905 << u"12 to 15 min"_s;
        QTest::addRow("seconds") << 23 << 41 << u"25 to 40 s"_s;
        QTest::addRow("across a minute") << 50 << 125 << u"50 s to 2 min 00 s"_s;
        QTest::addRow("the same") << 719 << 721 << u"about 12 min"_s;
        QTest::addRow("swapped") << 905 << 715 << u"12 to 15 min"_s;
        QTest::addRow("hours") << 7000 << 9100 << u"1 h 55 min to 2 h 30 min"_s;
        QTest::addRow("over") << 0 << 0 << u"a moment"_s;
    }

    void writesRangesOnlyAsExactAsTheyAre()
    {
        QFETCH(int, low);
        QFETCH(int, high);
        QTEST(plain(formatDurationRange(seconds(low), seconds(high))), "text");
    }

    void writesCampaignTime()
    {
        QCOMPARE(formatCampaignTime(127 * kNsPerSecond), u"2:07"_s);
        QCOMPARE(formatCampaignTime(3727 * kNsPerSecond), u"1:02:07"_s);
        QCOMPARE(formatCampaignTime(127'259'000'000, 2), u"2:07.25"_s);
        QCOMPARE(formatCampaignTime(-3 * kNsPerSecond), u"−0:03"_s);
    }

    void writesAnIntervalInThePrefixOfItsValue()
    {
        QCOMPARE(plain(formatValueWithInterval(123.4e6, 5.6e6, u"B/s"_s)), u"123.4 ± 5.6 MB/s"_s);
        QCOMPARE(plain(formatValueWithInterval(3.1, 0.012, u"W"_s)), u"3.100 ± 0.012 W"_s);
        QCOMPARE(plain(formatValueWithInterval(3.1, std::nan(""), u"W"_s)), u"3.10 W"_s);
    }

    void scalesAWholeAxisByOnePrefix()
    {
        QCOMPARE(scaleFor(3e7, u"B/s"_s).unit, u"MB/s"_s);
        QCOMPARE(scaleFor(3e7, u"B/s"_s).divisor, 1e6);
        QCOMPARE(scaleFor(0.0004, u"s"_s).unit, u"µs"_s);
        QCOMPARE(scaleFor(0, u"B/s"_s).unit, u"B/s"_s);
        QCOMPARE(scaleFor(45, u"degC"_s).unit, u"°C"_s);
    }

    void speaksThePersonsLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(plain(formatValue(123.44e6, u"B/s"_s)), u"123,4 MB/s"_s);
        QCOMPARE(plain(formatIops(12340)), u"12,34 kIOPS"_s);
        QCOMPARE(formatNumber(12.50, 4), u"12,5"_s);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void writesNumbersWithoutNeedlessDigits()
    {
        QCOMPARE(formatNumber(0.01234, 3), u"0.0123"_s);
        QCOMPARE(formatNumber(12.0, 4), u"12"_s);
        QCOMPARE(formatNumber(1230.4, 3), u"1,230"_s);
        QCOMPARE(formatNumber(0, 3), u"0"_s);
        QCOMPARE(formatSignificant(0.012, 3), u"0.0120"_s);
        QCOMPARE(formatSignificant(12.0, 4), u"12.00"_s);
        QCOMPARE(formatSignificant(1230.4, 3), u"1,230"_s);
        QCOMPARE(formatSignificant(std::numeric_limits<double>::quiet_NaN()), u"–"_s);
    }
};

QTEST_MAIN(TestFormatters)
#include "tst_formatters.moc"
