// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/devicedetails.h"

#include "core/device/factvalue.h"
#include "widgets/bench/connectionsteps.h"
#include "widgets/bench/filebenchpanel.h"
#include "widgets/bench/installpanel.h"
#include "widgets/bench/runtimecell.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/theme.h"
#include "widgets/common/tooltip.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Colours;
using common::Role;
using common::Symbol;
using common::Theme;
using device::Capability;

namespace {

/// Of what is kept for the next campaign: from here on it may be missed on a board's card.
constexpr qint64 kKeptWorthTelling = 1'000'000'000;

/// The command in a remedy ("On the device: sudo apt install fio"), or the whole of it.
QString commandOf(const QString &remedy)
{
    const qsizetype colon = remedy.indexOf(u": "_s);
    return colon < 0 ? remedy : remedy.mid(colon + 2);
}

qint64 bytesOf(const QList<device::Leftover> &leftovers)
{
    qint64 bytes = 0;
    for (const device::Leftover &leftover : leftovers)
        bytes += leftover.bytes;
    return bytes;
}

QIcon iconOf(const Capability &capability, const Colours &colours)
{
    switch (capability.state) {
    case Capability::State::Ready:
        return common::icon(Symbol::Check, colours.success);
    case Capability::State::Limited:
        return common::icon(Symbol::Warning, colours.warning);
    case Capability::State::Missing:
        return common::icon(Symbol::Cross, colours.problem);
    }
    return {};
}

QString wordOf(Capability::State state)
{
    switch (state) {
    case Capability::State::Ready:
        return DeviceDetails::tr("ready");
    case Capability::State::Limited:
        return DeviceDetails::tr("limited");
    case Capability::State::Missing:
        return DeviceDetails::tr("missing");
    }
    return {};
}

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
}

} // namespace

DeviceDetails::DeviceDetails(QWidget *parent)
    : QWidget(parent)
    , m_name(new common::ElidedLabel(this))
    , m_state(new QLabel(this))
    , m_campaign(new QPushButton(tr("&Measure it"), this))
    , m_connect(new QPushButton(tr("C&onnect"), this))
    , m_disconnect(new QPushButton(tr("&Disconnect"), this))
    , m_edit(new QPushButton(common::icon(Symbol::Edit), tr("&Change"), this))
    , m_remove(new QPushButton(common::icon(Symbol::Remove), tr("&Remove"), this))
    , m_error(new common::MessageBar(this))
    , m_leftovers(new common::MessageBar(this))
    , m_steps(new ConnectionSteps(this))
    , m_unknown(new common::EmptyState(Symbol::Device, QString(), QString(), this))
    , m_known(new QWidget(this))
    , m_install(new InstallPanel(this))
    , m_filebench(new FilebenchPanel(this))
    , m_capabilities(new QVBoxLayout)
    , m_facts(new QTreeWidget(this))
{
    using namespace common::spacing;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kHuge, kHuge, kHuge, kHuge);
    layout->setSpacing(kMedium);
    addHeader(layout);
    layout->addWidget(m_error);
    layout->addWidget(m_leftovers);
    auto *card = new QFrame(this);
    Theme::setRole(card, Role::Card);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    cardLayout->addWidget(m_steps);
    layout->addWidget(card);
    auto *known = new QVBoxLayout(m_known);
    known->setContentsMargins(0, 0, 0, 0);
    known->setSpacing(kSmall);
    auto *abilities = new QLabel(tr("What it can do"), this);
    Theme::setRole(abilities, Role::Heading);
    known->addWidget(abilities);
    known->addWidget(m_install); // above: the list is long
    known->addWidget(m_filebench);
    m_capabilities->setSpacing(kTiny);
    known->addLayout(m_capabilities);
    known->addSpacing(kSmall);
    auto *facts = new QLabel(tr("Facts"), this);
    Theme::setRole(facts, Role::Heading);
    known->addWidget(facts);
    m_facts->setColumnCount(2);
    m_facts->setHeaderHidden(true);
    m_facts->setRootIsDecorated(false);
    m_facts->setAlternatingRowColors(true);
    m_facts->setUniformRowHeights(true);
    m_facts->setAccessibleName(tr("Facts"));
    m_facts->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_facts->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    known->addWidget(m_facts);
    layout->addWidget(m_known);
    layout->addSpacing(kHuge);
    layout->addWidget(m_unknown);
    layout->addStretch(1);
    connect(m_error, &common::MessageBar::actionTriggered, this, &DeviceDetails::connectRequested);
    connect(m_install, &InstallPanel::installRequested, this, &DeviceDetails::installRequested);
    connect(m_filebench, &FilebenchPanel::installRequested, this, &DeviceDetails::installRequested);
    connect(m_filebench, &FilebenchPanel::buildRequested, this,
            [this](const device::FilebenchSource &source) {
                emit filebenchRequested(m_entry.plan.name, source);
            });
    connect(m_install, &InstallPanel::cancelRequested, this,
            &DeviceDetails::installCancelRequested);
    connect(m_leftovers, &common::MessageBar::actionTriggered, this,
            &DeviceDetails::cleaningRequested);
}

void DeviceDetails::addHeader(QVBoxLayout *layout)
{
    Theme::setRole(m_name, Role::Title);
    Theme::setRole(m_state, Role::Caption);
    m_name->setTextFormat(Qt::PlainText);
    m_state->setTextFormat(Qt::PlainText);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    auto *row = new QHBoxLayout;
    row->setSpacing(common::spacing::kSmall);
    const std::pair<QPushButton *, QString> buttons[] = {{m_campaign, u"measureDevice"_s},
                                                         {m_connect, u"connectDevice"_s},
                                                         {m_disconnect, u"disconnectDevice"_s},
                                                         {m_edit, u"editDevice"_s},
                                                         {m_remove, u"removeDevice"_s}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        row->addWidget(button);
    }
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_campaign, &QPushButton::clicked, this, &DeviceDetails::campaignRequested);
    connect(m_connect, &QPushButton::clicked, this, &DeviceDetails::connectRequested);
    connect(m_disconnect, &QPushButton::clicked, this, &DeviceDetails::disconnectRequested);
    connect(m_edit, &QPushButton::clicked, this, &DeviceDetails::editRequested);
    connect(m_remove, &QPushButton::clicked, this, &DeviceDetails::removeRequested);
}

void DeviceDetails::setEntry(const DeviceEntry &entry)
{
    const bool isOther = entry.plan.name != m_entry.plan.name;
    const bool hadProfile = m_entry.profile.has_value();
    const bool isNewProfile = entry.profile
        && (isOther || !hadProfile || entry.state != m_entry.state
            || entry.probes != m_entry.probes);
    const DeviceEntry before = std::exchange(m_entry, entry);
    m_name->setText(entry.plan.name);
    m_state->setText(tr("%1: %2").arg(addressText(entry.plan), displayName(entry.state)));
    if (entry.error)
        m_error->showError(*entry.error);
    else
        m_error->dismiss();
    m_steps->setEntry(entry);
    m_steps->parentWidget()->setVisible(entry.state != LinkState::Disconnected);
    m_known->setVisible(entry.profile.has_value());
    m_unknown->setVisible(entry.state == LinkState::Disconnected && !entry.profile);
    m_unknown->setTexts(
        tr("What is it?"),
        entry.plan.thisComputer
            ? tr("Connect to see what this computer is and what can be measured on it. Runwatt "
                 "reaches it like any board: over SSH, through a server of its own, which listens "
                 "on this computer only and ends with the program.")
            : tr("Connect to see what it is, what can be measured on it, and what is missing for "
                 "that. Looking changes nothing there; only what a campaign of yours left when it "
                 "died is removed."));
    showButtons();
    showLeftovers(before);
    m_install->setEntry(entry);
    m_filebench->setEntry(entry);
    if (isNewProfile) {
        showCapabilities();
        showFacts();
    }
}

void DeviceDetails::showLeftovers(const DeviceEntry &before)
{
    // Once: who has closed it is not told again at every reading of the heat.
    if (before.plan.name == m_entry.plan.name && before.leftovers == m_entry.leftovers
        && before.removedLeftovers == m_entry.removedLeftovers
        && before.leftoversError.has_value() == m_entry.leftoversError.has_value())
        return;
    if (m_entry.leftoversError) {
        m_leftovers->showError(*m_entry.leftoversError);
        return;
    }
    QList<device::Leftover> left;
    QList<device::Leftover> kept;
    for (const device::Leftover &leftover : std::as_const(m_entry.leftovers))
        (leftover.kind == device::Leftover::Kind::Kept ? kept : left).append(leftover);
    QStringList sentences;
    QStringList paths;
    const auto tell = [&](const QList<device::Leftover> &leftovers, const QString &sentence) {
        sentences.append(sentence.arg(
            locale().formattedDataSize(bytesOf(leftovers), 1, QLocale::DataSizeSIFormat)));
        for (const device::Leftover &leftover : leftovers)
            paths.append(leftover.path);
    };
    // Below are the paths of what can be removed, if anything can be.
    if (!m_entry.removedLeftovers.isEmpty())
        tell(m_entry.removedLeftovers, tr("What earlier campaigns had left here was removed: %1."));
    const bool isKeptTold =
        bytesOf(kept) >= kKeptWorthTelling || (!left.isEmpty() && bytesOf(kept) > 0);
    if (!left.isEmpty() || isKeptTold)
        paths.clear();
    if (!left.isEmpty()) {
        tell(left, tr("Earlier campaigns, on which no Runwatt works any more, have left %1 here."));
    }
    if (isKeptTold) {
        tell(kept,
             tr("%1 of file trees and images are kept here, with which the next campaign is "
                "ready sooner."));
    }
    if (sentences.isEmpty()) {
        m_leftovers->dismiss();
        return;
    }
    m_leftovers->showMessage(store::Severity::Information, sentences.join(u' '), paths.join(u'\n'));
    if (!left.isEmpty() || isKeptTold)
        m_leftovers->setAction(tr("Remo&ve it"));
}

void DeviceDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_entry.profile)
        showCapabilities(); // their signs have the scheme's colours
    QWidget::changeEvent(event);
}

void DeviceDetails::showButtons()
{
    const bool isOff =
        m_entry.state == LinkState::Disconnected || m_entry.state == LinkState::Failed;
    m_connect->setVisible(isOff);
    m_disconnect->setVisible(!isOff);
    m_edit->setVisible(!m_entry.plan.thisComputer);
    m_campaign->setEnabled(m_entry.state == LinkState::Ready);
    Theme::setRole(m_campaign, m_entry.state == LinkState::Ready ? Role::Primary : Role::Plain);
    Theme::setRole(m_connect, isOff ? Role::Primary : Role::Plain);
}

void DeviceDetails::showCapabilities()
{
    clear(m_capabilities);
    for (const Capability &capability : std::as_const(m_entry.profile->capabilities))
        m_capabilities->addWidget(makeCapability(capability));
}

QWidget *DeviceDetails::makeCapability(const Capability &capability)
{
    using namespace common::spacing;
    auto *row = new QWidget(this);
    auto *copy = new QToolButton(row);
    copy->setText(tr("Copy command"));
    // As tall as those with a button, and as far from its neighbours where it has several lines.
    const int pad = qMax(0, (copy->sizeHint().height() - fontMetrics().height()) / 2);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSmall);
    auto *sign = new QLabel(row);
    const int size = fontMetrics().height();
    sign->setPixmap(iconOf(capability, Theme::colours(palette())).pixmap(size, size));
    sign->setToolTip(wordOf(capability.state));
    sign->setContentsMargins(0, pad, 0, 0);
    layout->addWidget(sign, 0, Qt::AlignTop); // beside the first line
    auto *text = common::makeTextLabel(row);
    QString sentence = capability.label;
    if (!capability.reason.isEmpty())
        sentence += tr(": %1. %2").arg(capability.reason, capability.remedy);
    text->setText(sentence.trimmed());
    text->setAccessibleDescription(wordOf(capability.state));
    text->setContentsMargins(0, pad, 0, pad);
    layout->addWidget(text, 1);
    if (!capability.remedy.contains(u": "_s)) {
        delete copy;
        return row;
    }
    copy->setFocusPolicy(Qt::StrongFocus);
    copy->setToolTip(common::toolTipOf(commandOf(capability.remedy)));
    connect(copy, &QToolButton::clicked, this, [command = commandOf(capability.remedy)] {
        QApplication::clipboard()->setText(command);
    });
    layout->addWidget(copy, 0, Qt::AlignTop);
    return row;
}

void DeviceDetails::showFacts()
{
    m_facts->clear();
    for (const device::Fact &fact : std::as_const(m_entry.profile->facts)) {
        auto *item = new QTreeWidgetItem(m_facts, {fact.label, device::shownValue(fact)});
        item->setToolTip(1, common::toolTipOf(fact.name + u": "_s + fact.value));
    }
    // As tall as its rows: the page scrolls as one.
    const int rows = m_facts->topLevelItemCount();
    const int rowHeight = rows == 0 ? 0 : m_facts->sizeHintForRow(0);
    m_facts->setFixedHeight(rows * rowHeight + 2 * m_facts->frameWidth() + common::spacing::kTiny);
}

} // namespace runwatt::bench
