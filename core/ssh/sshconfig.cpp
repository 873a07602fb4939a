// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of hosts in ~/.ssh/config. What a host means is left to `ssh -G`.
#include "core/ssh/target.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostDepth = 16; // as OpenSSH's
constexpr qint64 kMostBytes = 1024 * 1024;
constexpr int kMostFiles = 256;

/// Words of a configuration line: separated by spaces or one '=', quotes keep spaces together.
QStringList wordsOf(const QString &line)
{
    QStringList words;
    QString word;
    bool quoted = false;
    bool started = false;
    for (const QChar c : line) {
        if (c == u'"') {
            quoted = !quoted;
            started = true;
        } else if (!quoted && c == u'#' && !started) {
            break;
        } else if (!quoted
                   && (c.isSpace()
                       || (c == u'=' && words.size() <= 1 && word.size() + words.size() > 0))) {
            if (started)
                words << word;
            word.clear();
            started = false;
        } else {
            word += c;
            started = true;
        }
    }
    if (started)
        words << word;
    return words;
}

/// The files of an Include: several, with patterns, relative to ~/.ssh.
QStringList included(const QString &pattern)
{
    QString path = pattern;
    if (path.startsWith("~/"_L1))
        path = QDir::homePath() + path.sliced(1);
    else if (!path.startsWith(u'/'))
        path = QDir::homePath() + u"/.ssh/"_s + path;
    const QFileInfo info(path);
    QStringList files;
    for (const QFileInfo &file :
         info.dir().entryInfoList({info.fileName()}, QDir::Files | QDir::Hidden, QDir::Name)) {
        files << file.filePath();
    }
    return files;
}

struct Reader
{
    QStringList hosts;
    int files = 0;

    void read(const QString &path, int depth)
    {
        QFile file(path);
        if (depth > kMostDepth || ++files > kMostFiles || !file.open(QIODevice::ReadOnly))
            return;
        const QString text = QString::fromUtf8(file.read(kMostBytes));
        for (const QString &line : text.split(u'\n')) {
            QStringList words = wordsOf(line);
            if (words.size() < 2)
                continue;
            const QString keyword = words.takeFirst().toLower();
            for (const QString &word : std::as_const(words)) {
                if (keyword == "include"_L1) {
                    for (const QString &name : included(word))
                        read(name, depth + 1);
                } else if (keyword == "host"_L1 && !word.contains(u'*') && !word.contains(u'?')
                           && !word.startsWith(u'!') && !hosts.contains(word)) {
                    hosts << word;
                }
            }
        }
    }
};

} // namespace

QStringList configuredHosts(const QString &configFile)
{
    Reader reader;
    reader.read(configFile.isEmpty() ? QDir::homePath() + u"/.ssh/config"_s : configFile, 0);
    return reader.hosts;
}

} // namespace runwatt::ssh
