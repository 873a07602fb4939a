// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace runwatt::app {

enum class Verbosity {
    Normal,
    Quiet ///< no progress; results and errors all the same
};

/// A text in UTF-8, without what would move a cursor or set a title: names, and what a device says.
[[nodiscard]] QByteArray printable(QString text);

/// Where a command writes: results to stdout, progress and errors to stderr, so that results can be
/// redirected. Used in the main thread.
class Terminal
{
public:
    explicit Terminal(Verbosity verbosity);
    /// Ends a progress line that is still open.
    ~Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    /// A result: a text that ends with its newline.
    void write(const QString &text);
    void write(const QByteArray &bytes);

    /// Why not all results could be written so far (a full disk); none while they could.
    [[nodiscard]] const std::optional<Error> &unwritten() const { return m_unwritten; }

    /// Where something stands, in one line. On a terminal it replaces the progress before it; else
    /// each is a line of its own. Nothing when quiet.
    void progress(const QString &line);

    /// A line about what is done, kept on a terminal. Nothing when quiet.
    void note(const QString &line);

    /// What went wrong, as "runwatt: ...". Also when quiet.
    void error(const QString &text);
    void error(const Error &error);

    /// From here to endQuestion() a question stands on the terminal, on a line of its own. When
    /// stderr is a terminal, progress is left out meanwhile, and notes and errors come after it.
    /// Also when quiet.
    void beginQuestion();
    void endQuestion();

    /// Columns of the terminal on stderr; 80 when it is none.
    [[nodiscard]] int width() const;

    /// Whether stderr is a terminal.
    [[nodiscard]] bool isInteractive() const { return m_interactive; }

private:
    void endProgress();
    void putLine(const QByteArray &line);

    Verbosity m_verbosity;
    bool m_interactive;
    std::optional<Error> m_unwritten;
    bool m_isAsking = false; ///< a question stands on the same terminal
    QByteArray m_later; ///< lines for after the question
    QString m_progress; ///< what stands in the open line
};

} // namespace runwatt::app
