// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/figure/figure.h"
#include "widgets/plot/exportfigure.h"

#include <QPushButton>

#include <functional>

namespace runwatt::plot {

/// The button that writes a figure into a file: a menu of formats and paper widths, then a file
/// dialog that blocks nothing; its caption goes to the clipboard. The menu also has the language of
/// both, at first that of the window. Says what came of it by a signal; shows nothing itself.
class ExportButton : public QPushButton
{
    Q_OBJECT

public:
    /// Gives the figure for a paper width at the moment of the export.
    using FigureSource = std::function<Result<figure::FigureData>(figure::Width)>;

    explicit ExportButton(QWidget *parent = nullptr);

    void setSource(FigureSource source);

    /// The folder that the file dialog begins in.
    void setFolder(const QString &folder);

    /// What the menu does once the file is known. Compressing and the disk are another
    /// thread's.
    void exportTo(const QString &file, ExportFormat format, figure::Width width);

signals:
    void exported(const QString &file);
    void failed(const runwatt::Error &error);

private:
    void addLanguages();
    [[nodiscard]] Result<figure::FigureData> figure(figure::Width width) const;
    void addEntry(const QString &text, ExportFormat format, figure::Width width);
    void copyCaption();
    void askForFile(ExportFormat format, figure::Width width);
    Task<void> write(QString file, Encode encode, StopToken stop);

    FigureSource m_source;
    QString m_language; ///< of what leaves; empty: the window's
    QString m_folder;
    AsyncScope m_scope; // last
};

} // namespace runwatt::plot
