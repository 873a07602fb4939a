// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/presenterwindow.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/flowlayout.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/stage/show.h"
#include "widgets/stage/stagekeys.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/standinbar.h"
#include "widgets/stage/stepeditor.h"
#include "widgets/stage/steplistpanel.h"
#include "widgets/stage/talk.h"
#include "widgets/stage/talkclock.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace runwatt::stage {

using namespace common::spacing;
using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr QSize kUsualSize(1180, 680);

/// Keeps 16:9, as large as its place.
class PreviewFrame : public QWidget
{
public:
    PreviewFrame(StageView *view, QWidget *parent)
        : QWidget(parent)
        , m_view(view)
    {
        view->setParent(this);
        setMinimumSize(208, 117);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        const QSize size = QSize(16, 9).scaled(rect().size(), Qt::KeepAspectRatio);
        m_picture = QRect(QPoint(0, 0), size);
        m_view->setGeometry(m_picture.adjusted(1, 1, -1, -1));
    }

    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event)
        QPainter painter(this);
        painter.setPen(Theme::colours(palette()).border);
        painter.drawRect(m_picture.adjusted(0, 0, -1, -1));
    }

private:
    StageView *m_view;
    QRect m_picture; ///< with its border
};

} // namespace

PresenterWindow::PresenterWindow(Talk &talk, StageKeys &keys)
    : m_talk(talk)
    , m_keys(keys)
    , m_message(new common::MessageBar(this))
    , m_currentName(new common::ElidedLabel(this))
    , m_nextName(new common::ElidedLabel(this))
    , m_lost(new QLabel(tr("The device is lost. R goes on in replay, at the same place."), this))
    , m_standIn(new StandInBar(this))
    , m_currentView(new StageView(talk, SceneUse::Preview, StageView::Follows::Current))
    , m_nextView(new StageView(talk, SceneUse::Preview, StageView::Follows::Next))
    , m_steps(new StepListPanel(talk, this))
    , m_screens(new QMenu(this))
{
    setObjectName(u"presenterWindow"_s);
    setWindowTitle(tr("Presenter"));
    m_message->setObjectName(u"presenterMessage"_s);
    m_lost->setObjectName(u"lost"_s);
    m_lost->setWordWrap(true);
    auto *clock = new TalkClock(talk, this);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(kLarge);
    auto *steps = new QVBoxLayout;
    steps->setSpacing(kTiny);
    auto *stepsName = new QLabel(tr("Steps"), this);
    Theme::setRole(stepsName, Role::Heading);
    steps->addWidget(stepsName);
    steps->addWidget(m_steps, 1);
    middle->addWidget(makePreviews(), 5);
    middle->addWidget(new StepEditor(talk, this), 4);
    middle->addLayout(steps, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    column->setSpacing(kMedium);
    column->addWidget(m_message);
    column->addWidget(clock);
    column->addWidget(m_lost);
    column->addWidget(m_standIn);
    column->addLayout(middle, 1);
    column->addWidget(makeButtons());
    connect(&talk, &Talk::stepChanged, this, &PresenterWindow::updateNames);
    connect(&talk, &Talk::subjectChanged, this, &PresenterWindow::updateNames);
    connect(&talk, &Talk::refreshed, this, &PresenterWindow::updateNames);
    connect(&talk, &Talk::blankChanged, this, &PresenterWindow::updateNames);
    connect(m_message, &common::MessageBar::actionTriggered, this, &PresenterWindow::copyRequested);
    resize(kUsualSize);
    m_steps->list()->setFocus();
    updateNames();
}

PresenterWindow::~PresenterWindow()
{
    hide();
}

QWidget *PresenterWindow::makePreviews()
{
    auto *previews = new QWidget(this);
    auto *column = new QVBoxLayout(previews);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kTiny);
    m_currentName->setObjectName(u"currentName"_s);
    m_nextName->setObjectName(u"nextName"_s);
    Theme::setRole(m_currentName, Role::Heading);
    Theme::setRole(m_nextName, Role::Heading);
    column->addWidget(m_currentName);
    column->addWidget(new PreviewFrame(m_currentView, previews), 5);
    column->addSpacing(kSmall);
    column->addWidget(m_nextName);
    column->addWidget(new PreviewFrame(m_nextView, previews), 3);
    return previews;
}

QWidget *PresenterWindow::makeButtons()
{
    struct Entry
    {
        const char *name;
        QString text;
        StageCommand command;
    };

    const std::array entries{
        Entry{"start", tr("Start (F5)"), StageCommand::StartFirst},
        Entry{"startHere", tr("From here (Shift+F5)"), StageCommand::StartHere},
        Entry{"previous", tr("Back (Page Up)"), StageCommand::Previous},
        Entry{"next", tr("Next (Page Down)"), StageCommand::Next},
        Entry{"blank", tr("Blank (B)"), StageCommand::Blank},
        Entry{"replay", tr("Replay (R)"), StageCommand::Replay},
        Entry{"end", tr("End (Esc)"), StageCommand::End},
    };
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSmall);
    auto *commands = new common::FlowLayout; // large text takes two lines
    commands->setSpacing(kSmall);
    for (const Entry &entry : entries) {
        auto *button = new QPushButton(entry.text, buttons);
        button->setObjectName(QLatin1String(entry.name));
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys where they are
        if (entry.command == StageCommand::Next)
            Theme::setRole(button, Role::Primary);
        connect(button, &QPushButton::clicked, this,
                [this, command = entry.command] { m_keys.run(command); });
        commands->addWidget(button);
    }
    row->addLayout(commands, 1);
    QToolButton *screens = makeScreenButton();
    screens->setMinimumHeight(commands->itemAt(0)->sizeHint().height());
    row->addWidget(screens, 0, Qt::AlignTop);
    return buttons;
}

QToolButton *PresenterWindow::makeScreenButton()
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"screens"_s);
    button->setText(tr("Display") + u" \u25be"); // opens a menu
    button->setToolTip(tr("Where the audience sees the stage"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(m_screens);
    connect(m_screens, &QMenu::aboutToShow, this, &PresenterWindow::offerScreens);
    offerScreens();
    return button;
}

void PresenterWindow::offerScreens()
{
    m_screens->clear();
    const auto add = [this](const QString &text, const QString &name) {
        QAction *action = m_screens->addAction(text);
        action->setCheckable(true);
        action->setChecked(name == m_screen);
        connect(action, &QAction::triggered, this, [this, name] { emit screenChosen(name); });
    };
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        const QSize size = screen->size() * screen->devicePixelRatio();
        QString text = tr("%1, %2 x %3").arg(screen->name()).arg(size.width()).arg(size.height());
        if (screen == this->screen() && screens.size() > 1)
            text = tr("%1 (this display)").arg(text);
        add(text.replace(u'&', u"&&"_s), screen->name());
    }
    m_screens->addSeparator();
    add(tr("In a window"), QString());
}

void PresenterWindow::setScreen(const QString &name)
{
    m_screen = name;
    offerScreens();
}

void PresenterWindow::updateNames()
{
    const int row = m_talk.current();
    const int count = m_talk.steps().count();
    if (row < 0) {
        m_currentName->setText(tr("No step yet: add one at the right"));
    } else {
        const QString now =
            tr("Now, %1 of %2: %3").arg(row + 1).arg(count).arg(m_talk.steps().nameOf(row));
        m_currentName->setText(m_talk.isBlank() ? tr("%1 (blank)").arg(now) : now);
    }
    m_nextName->setText(row + 1 < count ? tr("Next: %1").arg(m_talk.steps().nameOf(row + 1))
                                        : tr("Next: nothing, this is the last step"));
    const Show *show = m_talk.subject().show;
    const Player *player = m_talk.player();
    const bool isReplay = player != nullptr && player->isReplay();
    m_lost->setVisible(show != nullptr && show->isLost() && !isReplay);
    QPalette warned = palette();
    warned.setColor(QPalette::WindowText, Theme::colours(palette()).warning);
    if (m_lost->palette() != warned)
        m_lost->setPalette(warned);
}

void PresenterWindow::showUnsaved(const Error &error)
{
    m_isUnsaved = true;
    m_message->showMessage(store::Severity::Warning,
                           tr("The steps are kept while this window is open: %1").arg(error.what),
                           error.remedy);
    // A copy of a newer Runwatt's file could not be written either.
    if (error.code != ErrorCode::NewerVersion)
        m_message->setAction(tr("Save a copy"));
}

void PresenterWindow::showSaved()
{
    if (m_isUnsaved)
        m_message->dismiss();
    m_isUnsaved = false;
}

void PresenterWindow::showMessage(const QString &text)
{
    m_message->showMessage(store::Severity::Information, text);
}

void PresenterWindow::showError(const Error &error)
{
    m_isUnsaved = false; // what is shown is no longer that
    m_message->showError(error);
}

void PresenterWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    emit closed();
}

} // namespace runwatt::stage
