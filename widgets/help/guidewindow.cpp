// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/guidewindow.h"

#include "widgets/common/icons.h"
#include "widgets/common/textwidth.h"
#include "widgets/common/theme.h"
#include "widgets/help/guide.h"
#include "widgets/help/guidetext.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QTextBlock>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

namespace runwatt::help {

using namespace Qt::Literals::StringLiterals;
using common::Symbol;

namespace {

constexpr QSize kFirstSize(1040, 720);
constexpr int kListWidth = 260;
constexpr int kCellPadding = 6;
constexpr int kMargin = 24;
constexpr int kHeadingGap = 20;
constexpr int kParagraphGap = 8;

/// Where a page is, in the language of the window; an empty one for none of the guide's.
QUrl urlOf(const QString &name)
{
    for (const GuidePage &page : guidePages()) {
        if (page.name == name)
            return QUrl(u"qrc"_s + page.path);
    }
    return {};
}

QString nameOf(const QUrl &source)
{
    return source.fileName().chopped(source.fileName().endsWith(u".md") ? 3 : 0);
}

} // namespace

GuideWindow::GuideWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_search(new QLineEdit(this))
    , m_pages(new QListWidget(this))
    , m_page(new GuideText(this))
    , m_back(new QToolButton(this))
    , m_forward(new QToolButton(this))
{
    setWindowTitle(tr("Guide"));
    resize(kFirstSize);
    layOut();
    addShortcuts();
    listPages();
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        listPages();
        markWords();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &GuideWindow::nextPlace);
    connect(m_pages, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item != nullptr && item->data(Qt::UserRole).toString() != nameOf(m_page->source()))
            open(urlOf(item->data(Qt::UserRole).toString()));
    });
    connect(m_page, &QTextBrowser::anchorClicked, this, &GuideWindow::open);
    connect(m_page, &QTextBrowser::sourceChanged, this, &GuideWindow::pageShown);
    connect(m_page, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_page, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    connect(m_back, &QToolButton::clicked, m_page, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_page, &QTextBrowser::forward);
    open(urlOf(guidePages().front().name));
}

void GuideWindow::layOut()
{
    using namespace common::spacing;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kMedium, kMedium, kMedium, kMedium);
    layout->setSpacing(kMedium);
    auto *side = new QVBoxLayout;
    side->setSpacing(kSmall);
    auto *tools = new QHBoxLayout;
    const auto addTool = [tools](QToolButton *button, Symbol symbol, const QString &text) {
        button->setIcon(common::icon(symbol));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setEnabled(false);
        tools->addWidget(button);
    };
    addTool(m_back, Symbol::ArrowLeft, tr("Back (Alt+Left)"));
    addTool(m_forward, Symbol::ArrowRight, tr("Forward (Alt+Right)"));
    tools->addStretch(1);
    side->addLayout(tools);
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_search->setClearButtonEnabled(true);
    m_search->setObjectName(u"search"_s);
    side->addWidget(m_search);
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setFixedWidth(common::textWidth(kListWidth));
    m_pages->setWordWrap(true);
    m_search->setFixedWidth(common::textWidth(kListWidth));
    side->addWidget(m_pages, 1);
    layout->addLayout(side);
    m_page->setOpenLinks(false);
    m_page->setAccessibleName(tr("Page of the guide"));
    m_page->setObjectName(u"page"_s);
    layout->addWidget(m_page, 1);
}

void GuideWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto function) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, function);
    };
    add(QKeySequence::Find, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_page->backward(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_page->forward(); });
}

void GuideWindow::showPage(const QString &name)
{
    m_search->clear();
    open(urlOf(name));
    show();
    raise();
    activateWindow();
    m_page->setFocus();
}

QString GuideWindow::shownPage() const
{
    return nameOf(m_page->source());
}

void GuideWindow::listPages()
{
    const QSignalBlocker silent(m_pages);
    m_pages->clear();
    const QStringList found = findInGuide(m_search->text());
    for (const QString &name : found) {
        for (const GuidePage &page : guidePages()) {
            if (page.name != name)
                continue;
            auto *item = new QListWidgetItem(page.title, m_pages);
            item->setData(Qt::UserRole, name);
            if (name == nameOf(m_page->source()))
                m_pages->setCurrentItem(item);
        }
    }
    if (found.isEmpty()) {
        auto *none = new QListWidgetItem(tr("Nothing found."), m_pages);
        none->setFlags(Qt::NoItemFlags);
    }
}

void GuideWindow::open(const QUrl &link)
{
    const QUrl target = m_page->source().resolved(link);
    if (target.scheme() != u"qrc") {
        QDesktopServices::openUrl(target);
        return;
    }
    // By its name: a link in a translated page may lead to one that is not.
    const QUrl page = urlOf(nameOf(target));
    if (page != m_page->source())
        m_page->setSource(page, QTextDocument::MarkdownResource);
    if (target.hasFragment())
        scrollTo(target.fragment());
}

void GuideWindow::pageShown(const QUrl &source)
{
    polishPage();
    markWords();
    for (int row = 0; row < m_pages->count(); ++row) {
        if (m_pages->item(row)->data(Qt::UserRole).toString() == nameOf(source)) {
            const QSignalBlocker silent(m_pages);
            m_pages->setCurrentRow(row);
        }
    }
}

void GuideWindow::polishPage()
{
    // Markdown says nothing of looks, and Qt's are those of an old browser.
    const common::Colours &colours = common::Theme::colours(palette());
    QTextDocument *document = m_page->document();
    QTextCursor all(document);
    all.beginEditBlock(); // one layout for all
    document->setDocumentMargin(kMargin);
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (format.headingLevel() > 0 && block != document->begin()) {
            format.setTopMargin(kHeadingGap);
            format.setBottomMargin(kParagraphGap);
        } else if (format.nonBreakableLines()) { // code
            format.setBackground(colours.window);
            format.setLeftMargin(kCellPadding);
        } else {
            continue;
        }
        QTextCursor(block).setBlockFormat(format);
    }
    for (QTextFrame *frame : document->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(colours.border);
        format.setCellPadding(kCellPadding);
        format.setTopMargin(kParagraphGap);
        format.setBottomMargin(kParagraphGap);
        table->setFormat(format);
    }
    all.endEditBlock();
}

void GuideWindow::scrollTo(const QString &anchor)
{
    for (QTextBlock block = m_page->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || anchorOf(block.text()) != anchor)
            continue;
        QTextCursor cursor(block);
        // First to the end, so that the heading comes to stand at the top.
        m_page->moveCursor(QTextCursor::End);
        m_page->setTextCursor(cursor);
        return;
    }
}

void GuideWindow::markWords()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString &word : m_search->text().split(u' ', Qt::SkipEmptyParts)) {
        QTextCursor at(m_page->document());
        while (!(at = m_page->document()->find(word, at)).isNull()) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(palette().highlight());
            mark.format.setForeground(palette().highlightedText());
            marks.append(mark);
        }
    }
    m_page->setExtraSelections(marks);
}

void GuideWindow::nextPlace()
{
    const QList<QTextEdit::ExtraSelection> marks = m_page->extraSelections();
    if (marks.isEmpty()) {
        // Not in this page: in the first that has it.
        const QListWidgetItem *first = m_pages->item(0);
        if (first != nullptr && first->flags().testFlag(Qt::ItemIsSelectable))
            m_pages->setCurrentRow(0);
        return;
    }
    // The first one behind where one is, else the first of all.
    QTextCursor next = marks.front().cursor;
    const int here = m_page->textCursor().position();
    for (const QTextEdit::ExtraSelection &mark : marks) {
        const bool isBehind = mark.cursor.selectionStart() > here;
        if (isBehind && (next.selectionStart() <= here || mark.cursor < next))
            next = mark.cursor;
    }
    QTextCursor place = next;
    place.setPosition(next.selectionStart() + 1); // in the word, without a selection over its mark
    m_page->setTextCursor(place);
    m_page->ensureCursorVisible();
}

void GuideWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void GuideWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        polishPage();
    QWidget::changeEvent(event);
}

} // namespace runwatt::help
