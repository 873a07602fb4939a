// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QToolButton;
class QUrl;

namespace runwatt::help {

class GuideText;

/// The guide in a window of its own: its pages at the left, what one looks for above them, the page
/// at the right. Ctrl+F looks for words in all pages, Enter goes to the next place in this one,
/// Alt+Left goes back, Escape closes.
class GuideWindow : public QWidget
{
    Q_OBJECT

public:
    explicit GuideWindow(QWidget *parent = nullptr);

    /// Shows a page by its name ("live"), in front.
    void showPage(const QString &name);

    /// The name of the page that is shown.
    [[nodiscard]] QString shownPage() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void addShortcuts();
    void listPages();
    void open(const QUrl &link);
    void pageShown(const QUrl &source);
    void polishPage();
    void scrollTo(const QString &anchor);
    void markWords();
    void nextPlace();

    QLineEdit *m_search;
    QListWidget *m_pages;
    GuideText *m_page;
    QToolButton *m_back;
    QToolButton *m_forward;
};

} // namespace runwatt::help
