// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/app/processcosts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::benchmarks {

namespace {

struct Process
{
    qint64 parent = 0;
    qint64 startTicks = 0;
    double seconds = 0;
    QByteArray name;
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// proc(5), /proc/PID/stat: the name is in brackets, and may hold any.
Process processOf(qint64 id)
{
    const QByteArray stat = contents(u"/proc/%1/stat"_s.arg(id));
    const qsizetype bracket = stat.lastIndexOf(')');
    const QList<QByteArray> fields = stat.mid(bracket + 2).split(' ');
    constexpr int kParent = 1;
    constexpr int kStart = 19;
    if (fields.size() <= kStart)
        return {};
    Process process;
    process.parent = fields.at(kParent).toLongLong();
    process.startTicks = fields.at(kStart).toLongLong();
    // In ns, where stat has hundredths of a second; of the main thread, and these have no other.
    process.seconds = contents(u"/proc/%1/schedstat"_s.arg(id)).split(' ').first().toDouble() / 1e9;
    process.name = stat.mid(stat.indexOf('(') + 1, bracket - stat.indexOf('(') - 1);
    return process;
}

QString kindOf(qint64 id, const Process &process)
{
    if (!process.name.startsWith("python"))
        return QString::fromUtf8(process.name);
    const QByteArray command = contents(u"/proc/%1/cmdline"_s.arg(id));
    if (command.contains("def telemetry"))
        return u"helper"_s;
    const QList<QByteArray> words = command.split('\0');
    for (const char *tool : {"mpstat", "pidstat", "fio"}) {
        if (words.contains(tool))
            return u"wrapper of %1"_s.arg(QLatin1StringView(tool));
    }
    return u"python3"_s;
}

} // namespace

void ProcessCosts::look()
{
    QHash<qint64, Process> processes;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isNumber = false;
        const qint64 id = entry.toLongLong(&isNumber);
        if (isNumber)
            processes.insert(id, processOf(id));
    }
    const qint64 own = QCoreApplication::applicationPid();
    for (auto it = processes.cbegin(); it != processes.cend(); ++it) {
        qint64 ancestor = it->parent;
        while (ancestor != own && processes.contains(ancestor))
            ancestor = processes.value(ancestor).parent;
        if (ancestor != own)
            continue;
        Cost &cost = m_costs[{it.key(), it->startTicks}];
        cost.kind = kindOf(it.key(), *it);
        cost.seconds = it->seconds;
    }
}

QMap<QString, double> ProcessCosts::seconds() const
{
    QMap<QString, double> all;
    for (const Cost &cost : m_costs)
        all[cost.kind] += cost.seconds;
    return all;
}

} // namespace runwatt::benchmarks
