// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebenchmodel.h"
#include "core/benchmark/parameterfields.h"
#include "core/benchmark/text.h"

#include <optional>
#include <vector>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A word of the model's language, cut as the scanner of Filebench 1.4 (parser_lex.l) cuts it, so
/// that no command is overlooked; that of 1.5 cuts less often.
struct Token
{
    enum class Kind { Word, Variable, Quoted, Number, Sign };

    Kind kind = Kind::Sign;
    QStringView text; ///< of the model; of Quoted without the marks
    qsizetype begin = 0; ///< of all of it in the model
    qsizetype end = 0;

    [[nodiscard]] bool is(Kind wanted, QStringView words) const
    {
        return kind == wanted && text == words;
    }
};

using Tokens = std::vector<Token>;

bool isLetter(QChar character)
{
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z');
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

qsizetype endOfWord(QStringView model, qsizetype at)
{
    while (
        at < model.size()
        && (isLetter(model[at]) || isDigit(model[at]) || QStringView(u"/._-").contains(model[at])))
        ++at;
    return at;
}

qsizetype endOfNumber(QStringView model, qsizetype at)
{
    while (at < model.size() && isDigit(model[at]))
        ++at;
    return at < model.size() && QStringView(u"kmgt").contains(model[at]) ? at + 1 : at;
}

qsizetype endOfVariable(QStringView model, qsizetype at)
{
    ++at; // the dollar
    while (at < model.size()
           && (isLetter(model[at]) || isDigit(model[at])
               || QStringView(u"_.(){}").contains(model[at])))
        ++at;
    return at;
}

/// Nothing where a quotation mark is left open.
std::optional<Tokens> tokensOf(QStringView model)
{
    Tokens tokens;
    for (qsizetype at = 0; at < model.size();) {
        const QChar first = model[at];
        if (first == u'#') {
            const qsizetype line = model.indexOf(u'\n', at);
            at = line < 0 ? model.size() : line;
            continue;
        }
        if (first.isSpace()) {
            ++at;
            continue;
        }
        Token token;
        token.begin = at;
        token.end = at + 1;
        if (first == u'"') {
            const qsizetype mark = model.indexOf(u'"', at + 1);
            if (mark < 0)
                return std::nullopt;
            token.kind = Token::Kind::Quoted;
            token.text = model.sliced(at + 1, mark - at - 1);
            token.end = mark + 1;
        } else {
            if (first == u'$') {
                token.kind = Token::Kind::Variable;
                token.end = endOfVariable(model, at);
            } else if (isDigit(first)) {
                token.kind = Token::Kind::Number;
                token.end = endOfNumber(model, at);
            } else if (isLetter(first) || first == u'/' || first == u'-') {
                token.kind = Token::Kind::Word;
                token.end = endOfWord(model, at + 1);
            }
            token.text = model.sliced(at, token.end - at);
        }
        tokens.push_back(token);
        at = token.end;
    }
    return tokens;
}

tl::unexpected<Error> refusal(const QString &why, const QString &remedy = {})
{
    return parameterRefusal(u"Filebench"_s, u"model"_s, why, remedy);
}

/// Commands that would do anything else but describe the workload. Filebench's scanner takes these
/// words for commands wherever they stand.
bool isForbidden(const Tokens &tokens, std::size_t index)
{
    static const QStringList commands{u"create"_s,  u"debug"_s,    u"domultisync"_s, u"exit"_s,
                                      u"foreach"_s, u"fscheck"_s,  u"fsflush"_s,     u"help"_s,
                                      u"list"_s,    u"load"_s,     u"log"_s,         u"multi"_s,
                                      u"quit"_s,    u"shutdown"_s, u"sleep"_s,       u"stats"_s,
                                      u"system"_s,  u"vars"_s,     u"warmup"_s};
    const Token &token = tokens[index];
    if (token.kind != Token::Kind::Word || !commands.contains(token.text))
        return false;
    // "set mode quit firstdone" says when a run is over.
    const bool isMode =
        token.text == u"quit" && index > 0 && tokens[index - 1].is(Token::Kind::Word, u"mode");
    return !isMode;
}

bool isInFolder(const Token &path)
{
    if (path.kind == Token::Kind::Variable)
        return path.text == u"$dir";
    return path.kind == Token::Kind::Quoted && !path.text.contains(u".."_s)
        && (path.text == u"$dir" || path.text.startsWith(u"$dir/"_s));
}

/// What is to be replaced, in the order of the model.
struct Change
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QString text;
};

/// How many tokens are a run command's: "run 60", "run $time", "psrun -10 60".
std::size_t runLength(const Tokens &tokens, std::size_t index)
{
    const std::size_t most = tokens[index].text == u"run" ? 2 : 3;
    std::size_t length = 1;
    while (length < most && index + length < tokens.size()) {
        const Token &next = tokens[index + length];
        const bool isNegative = next.kind == Token::Kind::Word && next.text.startsWith(u'-');
        if (next.kind != Token::Kind::Number && next.kind != Token::Kind::Variable && !isNegative)
            break;
        ++length;
    }
    return length;
}

QString changed(const QString &model, const std::vector<Change> &changes)
{
    QString text;
    qsizetype at = 0;
    for (const Change &change : changes) {
        text += QStringView(model).sliced(at, change.begin - at);
        text += change.text;
        at = change.end;
    }
    return text + QStringView(model).sliced(at);
}

} // namespace

Result<QString> ownFilebenchModel(const QString &model, const QString &folder)
{
    const QString text = QString(model).remove(u'\r');
    for (const QChar character : text) {
        if (character < u' ' && character != u'\n' && character != u'\t')
            return refusal(Benchmarks::tr("it has control characters in it"));
    }
    const std::optional<Tokens> found = tokensOf(text);
    if (!found)
        return refusal(Benchmarks::tr("a quotation mark in it is not closed"));
    const Tokens &tokens = *found;
    std::vector<Change> changes;
    bool hasFolder = false;
    for (std::size_t index = 0; index < tokens.size(); ++index) {
        const Token &token = tokens[index];
        if (isForbidden(tokens, index)) {
            return refusal(
                Benchmarks::tr("it has the command \"%1\"; a model may only describe what runs")
                    .arg(token.text),
                Benchmarks::tr("Take the command out: Runwatt itself starts the run and ends it."));
        }
        if (token.kind == Token::Kind::Word && token.text.contains(u".."_s))
            return refusal(Benchmarks::tr("\"%1\" could lead out of its folder").arg(token.text));
        if (token.is(Token::Kind::Word, u"run") || token.is(Token::Kind::Word, u"psrun")) {
            const std::size_t length = runLength(tokens, index);
            changes.push_back({token.begin, tokens[index + length - 1].end, {}});
            index += length - 1;
            continue;
        }
        const bool isAssigned =
            index + 2 < tokens.size() && tokens[index + 1].is(Token::Kind::Sign, u"=");
        if (token.is(Token::Kind::Variable, u"$dir") && isAssigned) {
            hasFolder = true;
            changes.push_back({tokens[index + 2].begin, tokens[index + 2].end, folder});
            index += 2;
        } else if (token.is(Token::Kind::Word, u"path")
                   && (!isAssigned || !isInFolder(tokens[index + 2]))) {
            return refusal(Benchmarks::tr("it has a path that does not begin with $dir"),
                           Benchmarks::tr("Write path=$dir: that is the workload's folder."));
        }
    }
    if (!hasFolder) {
        return refusal(Benchmarks::tr("it does not set $dir"),
                       Benchmarks::tr("Begin it with \"set $dir=/tmp\": the workload's folder is "
                                      "put in its place."));
    }
    return changed(text, changes);
}

} // namespace runwatt::benchmark
