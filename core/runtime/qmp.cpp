// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qmp.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr qsizetype kLongestLine = 64 * 1024; ///< some 250 bytes for each processor of a guest
constexpr qsizetype kMostAnswers = 256;
constexpr qsizetype kMostEvents = 64;
constexpr qsizetype kMostThreads = 1024;
constexpr qsizetype kLongestWord = 100;

/// What was asked, in this order: the place is part of the id.
enum Question { Capabilities, Status, Kvm, Version, Processors };

QString idOf(const QString &prefix, Question question)
{
    return prefix + u'.' + QString::number(question);
}

QString word(const QJsonValue &value)
{
    return value.toString().left(kLongestWord).simplified();
}

/// A whole number that is not negative, else nothing.
std::optional<qint64> number(const QJsonValue &value)
{
    const qint64 whole = value.toInteger(-1);
    return whole < 0 ? std::nullopt : std::optional(whole);
}

QString versionOf(const QJsonObject &answer)
{
    const QJsonObject qemu = answer.value(u"qemu"_s).toObject();
    QStringList parts;
    for (const QString &name : {u"major"_s, u"minor"_s, u"micro"_s}) {
        const std::optional<qint64> part = number(qemu.value(name));
        if (!part)
            return {};
        parts.append(QString::number(*part));
    }
    const QString package = word(answer.value(u"package"_s));
    return parts.join(u'.') + (package.isEmpty() ? QString() : u" ("_s + package + u')');
}

QList<QemuThread> threadsOf(const QJsonArray &answer)
{
    QList<QemuThread> threads;
    for (const QJsonValue &value : answer) {
        const std::optional<qint64> processor = number(value[u"cpu-index"_s]);
        const std::optional<qint64> id = number(value[u"thread-id"_s]);
        if (!processor || *processor >= kMostThreads || !id || *id == 0)
            continue;
        QemuThread thread;
        thread.processor = static_cast<int>(*processor);
        thread.id = *id;
        threads.append(thread);
        if (threads.size() == kMostThreads)
            break;
    }
    std::sort(threads.begin(), threads.end(),
              [](const QemuThread &a, const QemuThread &b) { return a.processor < b.processor; });
    return threads;
}

} // namespace

void QmpReader::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView piece = end < 0 ? bytes : bytes.first(end);
        m_isTooLong = m_isTooLong || m_line.size() + piece.size() > kLongestLine;
        if (m_isTooLong)
            m_line.clear();
        else
            m_line.append(piece);
        if (end < 0)
            return;
        if (!m_isTooLong)
            takeLine(m_line);
        m_line.clear();
        m_isTooLong = false;
        bytes = bytes.sliced(end + 1);
    }
}

void QmpReader::takeLine(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    if (json.value(u"QMP"_s).isObject()) {
        m_isGreeted = true;
        return;
    }
    if (const QString event = word(json.value(u"event"_s)); !event.isEmpty()) {
        QmpEvent told;
        told.name = event;
        told.data = json.value(u"data"_s).toObject();
        m_events.append(told);
        if (m_events.size() > kMostEvents)
            m_events.removeFirst();
        return;
    }
    // An answer that names no command of ours says nothing, and the first to one is what counts.
    const QString id = json.value(u"id"_s).toString();
    const bool isRefused = json.value(u"error"_s).isObject();
    if (id.isEmpty() || m_answers.contains(id) || m_answers.size() >= kMostAnswers
        || (!isRefused && !json.contains(u"return"_s)))
        return;
    QmpAnswer answer;
    answer.value = isRefused ? QJsonValue(QJsonValue::Undefined) : json.value(u"return"_s);
    if (isRefused)
        answer.error = word(json.value(u"error"_s)[u"class"_s]);
    m_answers.insert(id, answer);
}

bool QmpReader::isGreeted() const
{
    return m_isGreeted;
}

std::optional<QmpAnswer> QmpReader::answer(const QString &id) const
{
    const auto found = m_answers.constFind(id);
    return found == m_answers.cend() ? std::nullopt : std::optional(*found);
}

const QList<QmpEvent> &QmpReader::events() const
{
    return m_events;
}

QString toWord(QemuKvm kvm)
{
    if (kvm == QemuKvm::Unknown)
        return u"unknown"_s;
    return kvm == QemuKvm::Enabled ? u"enabled"_s : u"not enabled"_s;
}

QString qmpLine(const QString &command, const QString &id)
{
    const QJsonObject json{{u"execute"_s, command}, {u"id"_s, id}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QStringList qmpQuestions(const QString &prefix)
{
    // Nothing is answered before the capabilities are agreed upon; a second time that is refused,
    // and no harm done.
    return {qmpLine(u"qmp_capabilities"_s, idOf(prefix, Capabilities)),
            qmpLine(u"query-status"_s, idOf(prefix, Status)),
            qmpLine(u"query-kvm"_s, idOf(prefix, Kvm)),
            qmpLine(u"query-version"_s, idOf(prefix, Version)),
            qmpLine(u"query-cpus-fast"_s, idOf(prefix, Processors))};
}

QString lastQmpQuestion(const QString &prefix)
{
    return idOf(prefix, Processors);
}

QemuState qemuStateOf(const QmpReader &reader, const QString &prefix)
{
    const auto answered = [&reader, &prefix](Question question) {
        return reader.answer(idOf(prefix, question)).value_or(QmpAnswer()).value;
    };
    QemuState state;
    state.status = word(answered(Status)[u"status"_s]);
    const QJsonValue enabled = answered(Kvm)[u"enabled"_s];
    if (enabled.isBool())
        state.kvm = enabled.toBool() ? QemuKvm::Enabled : QemuKvm::Off;
    state.version = versionOf(answered(Version).toObject());
    state.threads = threadsOf(answered(Processors).toArray());
    return state;
}

QStringList qmpQuit(const QString &prefix)
{
    return {qmpLine(u"qmp_capabilities"_s, idOf(prefix, Capabilities)),
            qmpLine(u"quit"_s, idOf(prefix, Status))};
}

QString qemuEnding(const QmpReader &reader)
{
    QStringList told;
    for (const QmpEvent &event : reader.events()) {
        const bool isEnding =
            event.name == u"GUEST_PANICKED" || event.name == u"RESET" || event.name == u"SHUTDOWN";
        if (!isEnding)
            continue;
        const QString reason = word(event.data.value(u"reason"_s));
        const QString one = reason.isEmpty() ? event.name : QString(event.name + u' ' + reason);
        if (!told.contains(one))
            told.append(one);
    }
    return told.join(u", ");
}

} // namespace runwatt::runtime
