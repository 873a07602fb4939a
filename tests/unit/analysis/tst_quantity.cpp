// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quantity.h"
#include "core/base/unitscale.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::analysis;
using namespace Qt::Literals::StringLiterals;

class TestQuantity : public QObject
{
    Q_OBJECT

private slots:
    void unitsTakeThePrefixThatFits_data();
    void unitsTakeThePrefixThatFits();
};

void TestQuantity::unitsTakeThePrefixThatFits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("text");
    QTest::newRow("throughput") << 123.4e6 << u"B/s"_s << u"123.4 MB/s"_s;
    QTest::newRow("operations") << 12340.0 << u"1/s"_s << u"12.34 kIOPS"_s;
    QTest::newRow("latency") << 85.3e-6 << u"s"_s << u"85.30 µs"_s;
    QTest::newRow("long") << 90.0 << u"s"_s << u"90.00 s"_s;
    QTest::newRow("watts") << 3.416 << u"W"_s << u"3.416 W"_s;
    QTest::newRow("joules") << 12345.0 << u"J"_s << u"12.35 kJ"_s;
    QTest::newRow("joules a byte") << 34.5e-9 << u"J/B"_s << u"34.50 nJ/B"_s;
    QTest::newRow("percent") << 0.5 << u"%"_s << u"0.5000 %"_s;
    QTest::newRow("degrees") << 61.25 << u"degC"_s << u"61.25 °C"_s;
    QTest::newRow("nothing") << 0.0 << u"B/s"_s << u"0.000 B/s"_s;
    QTest::newRow("unknown") << 12345.0 << u"frobs"_s << u"12345 frobs"_s;
    QTest::newRow("tiny") << 1e-20 << u"W"_s << u"0.000000000000000 mW"_s;
}

void TestQuantity::unitsTakeThePrefixThatFits()
{
    QFETCH(const double, value);
    QFETCH(const QString, unit);
    QFETCH(const QString, text);
    const UnitScale scale = scaleFor(value, unit);
    const QString shown = plainNumber(value / scale.divisor) + u' ' + scale.unit;
    QCOMPARE(shown, text);
}

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
