// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/commandwords.h"

#include "core/benchmark/text.h"

#include <algorithm>

namespace runwatt::benchmark {

namespace {

constexpr qsizetype kLongestName = 40;

bool isLetter(QChar character)
{
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z')
        || character == u'_';
}

/// The name in the braces that begin at `at`; empty when it is just a brace.
QStringView nameAt(QStringView text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'}', at);
    const QStringView name = end < 0 ? QStringView() : text.sliced(at + 1, end - at - 1);
    return isValueName(name) ? name : QStringView();
}

/// Calls `plain` with each character and `named` with each name, in order.
template<typename Plain, typename Named>
void walk(QStringView text, Plain plain, Named named)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'{' && text.sliced(at).startsWith(u"{{")) {
            plain(text[at]);
            ++at;
            continue;
        }
        const QStringView name = text[at] == u'{' ? nameAt(text, at) : QStringView();
        if (name.isEmpty()) {
            plain(text[at]);
        } else {
            named(name);
            at += name.size() + 1;
        }
    }
}

/// Words before values are put in.
class Splitter
{
public:
    struct Word
    {
        QString text;
        bool quoted = false;
    };

    Result<std::vector<Word>> split(const QString &line)
    {
        for (qsizetype at = 0; at < line.size(); ++at) {
            const QChar character = line[at];
            const QChar next = at + 1 < line.size() ? line[at + 1] : QChar();
            const bool isEscape = character == u'\\'
                && (m_quote.isNull() || (m_quote == u'"' && (next == u'"' || next == u'\\')));
            if (isEscape && next.isNull())
                return failure(ErrorCode::InvalidInput, Benchmarks::tr("it ends with a backslash"));
            if (isEscape) {
                add(next);
                ++at;
            } else {
                take(character);
            }
        }
        if (!m_quote.isNull()) {
            return failure(ErrorCode::InvalidInput,
                           Benchmarks::tr("a quote (%1) does not end").arg(m_quote));
        }
        endWord();
        return std::move(m_words);
    }

private:
    void take(QChar character)
    {
        const bool isQuote = character == u'\'' || character == u'"';
        if (character == m_quote) {
            m_quote = QChar();
        } else if (m_quote.isNull() && isQuote) {
            m_quote = character;
            m_inWord = true;
            m_word.quoted = true;
        } else if (m_quote.isNull() && character.isSpace()) {
            endWord();
        } else {
            add(character);
        }
    }

    void add(QChar character)
    {
        m_word.text.append(character);
        m_inWord = true;
    }

    void endWord()
    {
        if (m_inWord)
            m_words.push_back(m_word);
        m_word = {};
        m_inWord = false;
    }

    std::vector<Word> m_words;
    Word m_word;
    bool m_inWord = false;
    QChar m_quote; ///< the one that is open; null: none
};

} // namespace

bool isValueName(QStringView name)
{
    return !name.isEmpty() && name.size() <= kLongestName && isLetter(name.front())
        && std::all_of(name.begin(), name.end(), [](QChar character) {
               return isLetter(character) || (character >= u'0' && character <= u'9');
           });
}

QStringList valueNames(const QString &text)
{
    QStringList names;
    const auto note = [&names](QStringView name) {
        if (!names.contains(name))
            names.append(name.toString());
    };
    walk(
        text, [](QChar) {}, note);
    return names;
}

QString withValues(const QString &text, const QHash<QString, QString> &values)
{
    QString filled;
    walk(
        text, [&filled](QChar character) { filled.append(character); },
        [&](QStringView name) {
            const auto value = values.constFind(name.toString());
            filled += value == values.constEnd() ? QString(u'{' + name + u'}') : *value;
        });
    return filled;
}

Result<QStringList> commandWords(const QString &line, const QHash<QString, QString> &values)
{
    RUNWATT_TRY(const std::vector<Splitter::Word> words, Splitter().split(line));
    QStringList filled;
    for (const Splitter::Word &word : words) {
        const QString text = withValues(word.text, values);
        if (word.quoted || !text.isEmpty())
            filled.append(text);
    }
    return filled;
}

} // namespace runwatt::benchmark
