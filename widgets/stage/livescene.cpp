// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/livescene.h"

#include "core/analysis/trialorigins.h"
#include "core/figure/palette.h"
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/plot/figurelook.h"
#include "widgets/plot/timeplot.h"
#include "widgets/stage/proposedsteps.h"
#include "widgets/stage/stagepaint.h"
#include "widgets/stage/trialvalue.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::stage {

namespace {

constexpr int kCalmMs = 250;
constexpr double kHeading = 13; ///< height in units
constexpr double kFigures = 17;

QString none()
{
    return u"\u2013"_s;
}

} // namespace

LiveScene::LiveScene(SceneUse use, QWidget *parent)
    : Scene(use, parent)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalmMs);
    connect(&m_calm, &QTimer::timeout, this, &LiveScene::refresh);
}

bool LiveScene::followsMoment() const
{
    if (subject().show == nullptr || !subject().show->isMoving())
        return false;
    const std::optional<TrialNow> now = subject().show->trialNow();
    // The player was told where to go. What is next, or where it has not arrived, is another trial.
    if (subject().player != nullptr && subject().player->isReplay())
        return !step().trial.isValid() || !now || now->id == step().trial;
    if (!step().trial.isValid() || (now && now->id == step().trial))
        return true;
    // Of a trial before, what came of it; one that is yet to come is waited for.
    const store::TrialRecord *trial =
        subject().campaign ? subject().campaign->find(step().trial) : nullptr;
    return trial == nullptr || trial->state != store::TrialState::Complete;
}

void LiveScene::makeCharts()
{
    m_charts = new plot::TimePlot(m_show->bands(), this);
    m_charts->setMinimumSize(1, 1);
    m_charts->setFocusPolicy(Qt::NoFocus);
    m_charts->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_charts->show();
}

void LiveScene::connectShow()
{
    if (subject().show == m_show)
        return;
    if (m_show != nullptr)
        m_show->disconnect(this);
    delete m_charts;
    m_charts = nullptr;
    m_show = subject().show;
    if (m_show == nullptr)
        return;
    makeCharts();
    connect(m_show, &Show::curvesChanged, this, [this] {
        m_charts->sourceChanged();
        if (!m_calm.isActive())
            m_calm.start();
    });
    connect(m_show, &Show::trialChanged, this, &LiveScene::refresh);
    layOut();
}

void LiveScene::showStep()
{
    connectShow();
    if (m_charts != nullptr)
        m_charts->setSource(m_show->curves());
    refresh();
}

TrialNow LiveScene::recordedTrial() const
{
    if (subject().campaign == nullptr)
        return {};
    const store::CampaignData &campaign = *subject().campaign;
    const store::TrialRecord *trial = campaign.find(step().trial);
    if (trial == nullptr)
        trial = firstComplete(campaign);
    if (trial == nullptr)
        return {};
    TrialNow shown{trial->id, {}, {}, {}, trial->repetition};
    if (const store::CellRecord *cell = campaign.find(trial->cell)) {
        shown.runtime = cell->runtime;
        if (const store::WorkloadRecord *workload = campaign.find(cell->workload))
            shown.workload = workload->title;
        if (const store::DeviceRecord *device = campaign.find(cell->device))
            shown.device = device->name;
    }
    return shown;
}

QString LiveScene::recordedOn() const
{
    const store::TrialRecord *trial = subject().campaign->find(m_trial.id);
    const TimeNs utcNs =
        subject().campaign->campaign.createdUtcNs + (trial != nullptr ? trial->beginNs : 0);
    // As in the replay's mark: in every language and without doubt about what is the month.
    return QDateTime::fromMSecsSinceEpoch(utcNs / kNsPerMs).date().toString(Qt::ISODate);
}

Origins LiveScene::shownOrigins() const
{
    const store::TrialRecord *trial =
        subject().campaign ? subject().campaign->find(m_trial.id) : nullptr;
    // The file's records are read again only when a trial has ended; what runs tells it by itself.
    Origins origins = m_trial.origins;
    if (trial != nullptr)
        origins.merge(analysis::TrialOrigins(*subject().campaign).of(*trial));
    return origins;
}

std::optional<series::Window> LiveScene::shownWindow() const
{
    if (!m_isMoment)
        return m_show->windowOf(m_trial.id);
    if (subject().player == nullptr || !subject().player->isReplay())
        return std::nullopt;
    const store::TrialRecord *trial =
        subject().campaign ? subject().campaign->find(m_trial.id) : nullptr;
    if (trial == nullptr || trial->endNs <= trial->beginNs)
        return std::nullopt;
    return series::Window{trial->beginNs, trial->endNs};
}

std::vector<BigFigure> LiveScene::meansOf(store::TrialId trial) const
{
    const auto valueOf = [&](const QString &measure) -> std::optional<TrialValue> {
        return subject().campaign ? trialValue(*subject().campaign, trial, measure) : std::nullopt;
    };
    const auto figure = [](const QString &what, const std::optional<TrialValue> &value) {
        return BigFigure{what, value ? common::formatValue(value->value, value->unit) : none(),
                         value ? value->origin : Origin::Measured};
    };
    std::optional<TrialValue> work;
    for (const QString &measure : {u"throughput"_s, u"network.throughput"_s, u"transactions"_s}) {
        if (!work)
            work = valueOf(measure);
    }
    std::optional<TrialValue> cpu;
    for (const QString &part : {u"cpu.user"_s, u"cpu.system"_s, u"cpu.softirq"_s, u"cpu.guest"_s}) {
        const std::optional<TrialValue> value = valueOf(part);
        if (value && cpu)
            cpu = TrialValue{cpu->value + value->value, value->unit,
                             combined(cpu->origin, value->origin)};
        else if (value)
            cpu = value;
    }
    const bool isTransactions = work && work->unit == u"trans/s";
    return {figure(isTransactions ? tr("Transactions") : tr("Throughput"), work),
            figure(tr("CPU"), cpu), figure(tr("Power"), valueOf(u"watts.mean"_s))};
}

void LiveScene::refresh()
{
    const TrialNow before = m_trial;
    m_isMoment = followsMoment();
    if (m_isMoment) {
        // Between two trials the one before stays in view.
        if (const std::optional<TrialNow> now = m_show->trialNow())
            m_trial = *now;
        m_figures = m_show->figures();
    } else {
        m_trial = recordedTrial();
        m_figures = meansOf(m_trial.id);
    }
    if (m_charts != nullptr) {
        m_charts->setShownBands(m_show->shownBands());
        if (const std::optional<series::Window> window = shownWindow())
            m_charts->fit(*window);
        else if (m_isMoment && m_charts->mode() != plot::TimeNavigator::Mode::Follow)
            m_charts->setMode(plot::TimeNavigator::Mode::Follow);
    }
    setAccessibleName(step().title.isEmpty() ? runtimeName(m_trial.runtime) : step().title);
    QStringList told{m_trial.workload};
    for (const BigFigure &figure : m_figures)
        told.append(figure.name + u": "_s + figure.value + u' ' + mark(figure.origin));
    setAccessibleDescription(told.join(u"; "_s));
    if (m_trial != before)
        layOut();
    update();
}

void LiveScene::resizeEvent(QResizeEvent *event)
{
    Scene::resizeEvent(event);
    layOut();
}

void LiveScene::layOut()
{
    if (m_charts == nullptr)
        return;
    const double unit = stageUnit(size());
    m_charts->setFont(stageFont(*this, 2.7));
    m_charts->setGeometry(
        QRectF(rect())
            .adjusted(4 * unit, (5 + kHeading + kFigures) * unit, -4 * unit, -2 * unit)
            .toRect());
}

void LiveScene::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const double unit = stageUnit(size());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = rect().width() - 8 * unit;
    paintHeading(painter, {4 * unit, 3.5 * unit, width, kHeading * unit});
    paintFigures(painter, {4 * unit, (4 + kHeading) * unit, width, kFigures * unit});
}

void LiveScene::paintHeading(QPainter &painter, const QRectF &place) const
{
    const common::Colours &colours = common::Theme::colours(palette());
    const double unit = stageUnit(size());
    const QColor colour = plot::screenLook(palette(), font(), size())
                              .colour(figure::runtimeStyle(m_trial.runtime).colour);
    const QRectF stripe(place.left(), place.top() + unit, 1.6 * unit, place.height() - 2 * unit);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(stripe, unit * 0.5, unit * 0.5);
    // The stage's own mark is at the right end.
    QRectF upper(stripe.right() + 2 * unit, place.top(), place.width() * 0.7, place.height() * 0.6);
    const QString name = runtimeName(m_trial.runtime);
    // What runs may be another trial than the step's.
    const bool isOwn = !m_isMoment || step().trial == m_trial.id;
    QString heading = step().title.isEmpty() || !isOwn ? name : step().title;
    if (heading.isEmpty())
        heading = tr("Waiting for the first trial");
    else if (!m_trial.runtime.isEmpty() && heading != m_trial.runtime)
        heading = m_trial.runtime + u"  "_s + heading;
    painter.setPen(colours.text);
    writeText(painter, upper, Qt::AlignLeft | Qt::AlignVCenter, heading,
              stageFont(*this, 6.4, QFont::Bold));
    QStringList where{m_trial.workload, m_trial.device};
    where.removeAll(QString());
    if (!where.isEmpty())
        where.append(tr("repetition %1").arg(m_trial.repetition));
    if (!m_isMoment && m_trial.id.isValid()) // nothing recorded may look live
        where.append(tr("recorded on %1").arg(recordedOn()));
    painter.setPen(colours.mutedText);
    const QRectF lower(upper.left(), upper.bottom(), place.right() - upper.left(),
                       place.bottom() - upper.bottom());
    writeText(painter, lower, Qt::AlignLeft | Qt::AlignVCenter, where.join(u" \u00b7 "_s),
              stageFont(*this, 3.2));
}

void LiveScene::paintFigures(QPainter &painter, const QRectF &place) const
{
    if (m_figures.empty())
        return;
    const common::Colours &colours = common::Theme::colours(palette());
    const double unit = stageUnit(size());
    const double gap = 2 * unit;
    const auto count = static_cast<double>(m_figures.size());
    const double width = (place.width() - gap * (count - 1)) / count;
    double left = place.left();
    for (const BigFigure &figure : m_figures) {
        const QRectF card(left, place.top(), width, place.height());
        painter.setPen(QPen(colours.border, std::max(1.0, unit * 0.12)));
        painter.setBrush(colours.surface);
        painter.drawRoundedRect(card, unit, unit);
        const QRectF inner = card.adjusted(2 * unit, unit, -2 * unit, -unit);
        const QFont caption = stageFont(*this, 2.9);
        painter.setPen(colours.mutedText);
        const QString name = m_isMoment ? figure.name : tr("%1, mean").arg(figure.name);
        writeText(painter, {inner.left(), inner.top(), inner.width() * 0.56, 4.6 * unit},
                  Qt::AlignLeft | Qt::AlignVCenter, name, caption);
        Origins ofFigure;
        add(ofFigure, figure.origin);
        paintMark(painter, {inner.right(), inner.top() + 0.4 * unit}, ofFigure, {}, palette(),
                  stageFont(*this, 2.3));
        painter.setPen(colours.text);
        writeText(painter, inner.adjusted(0, 4.6 * unit, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                  figure.value, stageFont(*this, 7.6, QFont::Bold));
        left += width + gap;
    }
}

} // namespace runwatt::stage
