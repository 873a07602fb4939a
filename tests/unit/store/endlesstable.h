// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alteredfile.h"

#include <QtEndian>

namespace runwatt::store::test {

/// An inner page of a table's tree whose `kCells` + 1 children are all the same page
/// (https://www.sqlite.org/fileformat.html, 1.6).
inline QByteArray innerPage(qsizetype size, quint32 child)
{
    constexpr int kCells = 400;
    constexpr int kCellBytes = 5;
    constexpr int kHeaderBytes = 12;
    QByteArray page(size, '\0');
    page[0] = 5;
    qToBigEndian<quint16>(kCells, page.data() + 3);
    qToBigEndian<quint16>(static_cast<quint16>(size - kCells * kCellBytes), page.data() + 5);
    qToBigEndian<quint32>(child, page.data() + 8);
    for (int cell = 0; cell < kCells; ++cell) {
        const qsizetype at = size - (cell + 1) * kCellBytes;
        qToBigEndian<quint16>(static_cast<quint16>(at), page.data() + kHeaderBytes + 2 * cell);
        qToBigEndian<quint32>(child, page.data() + at);
        page[at + 4] = 1; // the largest row id below it
    }
    return page;
}

/// Makes a small table of a closed file list its rows 401^4 times over: four levels of pages, each
/// full of references to the next. The table has one page and a row.
inline void makeEndless(const QString &file, const QByteArray &table)
{
    const QByteArrayList roots =
        firstColumn(file, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + '\'');
    QCOMPARE(roots.size(), 1);
    QByteArray bytes = contents(file);
    const qsizetype size = qFromBigEndian<quint16>(bytes.constData() + 16);
    const qsizetype root = (roots.front().toInt() - 1) * size;
    QCOMPARE(bytes.at(root), '\x0d'); // a leaf
    auto pages = static_cast<quint32>(bytes.size() / size);
    bytes += bytes.mid(root, size);
    ++pages;
    for (int level = 0; level < 3; ++level, ++pages)
        bytes += innerPage(size, pages);
    bytes.replace(root, size, innerPage(size, pages));
    qToBigEndian(pages, bytes.data() + 28);
    QFile changed(file);
    QVERIFY(changed.open(QIODevice::WriteOnly));
    QCOMPARE(changed.write(bytes), bytes.size());
}

} // namespace runwatt::store::test
