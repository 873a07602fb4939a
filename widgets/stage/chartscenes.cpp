// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/chartscenes.h"

#include "core/figure/figure.h"
#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/plot/barplot.h"
#include "widgets/plot/figurelook.h"
#include "widgets/stage/proposedsteps.h"
#include "widgets/stage/raceresults.h"
#include "widgets/stage/stagepaint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::stage {

namespace {

/// Of a change: few trials tell no more, and from afar no more is read.
constexpr int kChangeDigits = 2;

QString trialsText(const EndScene::Answer &answer)
{
    return u"n = %1"_s.arg(answer.trials);
}

} // namespace

FigureScene::FigureScene(SceneUse use, QWidget *parent)
    : Scene(use, parent)
    , m_plot(new plot::BarPlot(this))
{
    m_plot->setMinimumSize(1, 1);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void FigureScene::refresh()
{
    m_obstacle.clear();
    std::shared_ptr<const figure::FigureData> drawn;
    const auto build = [&]() -> Result<figure::FigureData> {
        RUNWATT_TRY(figure::Figure figure, figure::presetFigure(step().figure));
        if (figure.kind != figure::Kind::GroupedBars)
            return failure(ErrorCode::InvalidInput,
                           tr("The stage shows a timeline as a live step, not as a figure."));
        figure.title = step().title;
        return figure::buildFigure(*subject().campaign, figure);
    };
    if (subject().campaign == nullptr) {
        m_obstacle = tr("No campaign is open.");
    } else if (Result<figure::FigureData> built = build(); !built) {
        m_obstacle = built.error().what;
    } else {
        drawn = std::make_shared<const figure::FigureData>(std::move(*built));
        setAccessibleName(drawn->title);
        setAccessibleDescription(drawn->caption);
    }
    m_plot->setVisible(drawn != nullptr);
    m_plot->setFigure(drawn);
    update();
}

void FigureScene::resizeEvent(QResizeEvent *event)
{
    Scene::resizeEvent(event);
    layOut();
}

void FigureScene::layOut()
{
    const double unit = stageUnit(size());
    m_plot->setGeometry(QRectF(rect()).adjusted(4 * unit, 5 * unit, -4 * unit, -3 * unit).toRect());
    // The look grows with its chart by a law of its own; what is asked for is its tick labels.
    constexpr double kTickUnits = 3;
    const QFont plain = stageFont(*this, kTickUnits);
    const plot::FigureLook look = plot::screenLook(palette(), plain, m_plot->size());
    const double ticks = look.px(plot::textsize::kTick);
    QFont font = plain;
    font.setPointSizeF(plain.pointSizeF() * kTickUnits * unit / std::max(ticks, 1.0));
    m_plot->setFont(font);
}

void FigureScene::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (m_obstacle.isEmpty())
        return;
    QPainter painter(this);
    const double unit = stageUnit(size());
    painter.setPen(common::Theme::colours(palette()).mutedText);
    writeText(painter, QRectF(rect()).adjusted(12 * unit, 12 * unit, -12 * unit, -12 * unit),
              Qt::AlignCenter, m_obstacle, stageFont(*this, 4.4));
}

void EndScene::addAnswers(const Race &race, const QString &device)
{
    const auto isHere = [&device](const RaceEntry &entry) { return entry.device == device; };
    const auto baseline = std::ranges::find_if(race.entries, [&](const RaceEntry &entry) {
        return isHere(entry) && entry.runtime == u"NT";
    });
    if (baseline == race.entries.end() || std::ranges::count_if(race.entries, isHere) < 2)
        return;
    for (const RaceEntry &entry : race.entries) {
        if (!isHere(entry))
            continue;
        Answer answer{race.workload,
                      entry.runtime,
                      entry.device,
                      entry.trials,
                      common::formatValue(entry.mean, race.unit),
                      {},
                      entry.origins};
        if (&entry != &*baseline && baseline->mean > 0) {
            const double percent = (entry.mean / baseline->mean - 1) * 100;
            answer.change = u"%1%2 %"_s.arg(percent < 0 ? u"\u2212"_s : u"+"_s,
                                            common::formatNumber(std::abs(percent), kChangeDigits));
        }
        m_answers.push_back(answer);
    }
}

void EndScene::refresh()
{
    m_answers.clear();
    if (subject().campaign != nullptr) {
        const store::CampaignData &campaign = *subject().campaign;
        for (const store::WorkloadRecord &workload : campaign.workloads) {
            const Race race = raceAfter(campaign, workload.id, std::numeric_limits<int>::max());
            // Half of a workload's runtimes would look like all of them.
            if (!m_answers.empty() && m_answers.size() + race.entries.size() > kMostAnswers)
                break;
            QStringList devices;
            for (const RaceEntry &entry : race.entries)
                devices.append(entry.device);
            devices.removeDuplicates();
            devices.sort();
            for (const QString &device : devices)
                addAnswers(race, device);
        }
    }
    if (m_answers.size() > kMostAnswers)
        m_answers.resize(kMostAnswers);
    setAccessibleName(step().title.isEmpty() ? tr("Thank you") : step().title);
    QStringList told;
    for (const Answer &answer : m_answers) {
        QStringList names{answer.workload, answer.device, answer.runtime};
        names.removeAll(QString());
        QStringList values{answer.mean, answer.change, trialsText(answer), marks(answer.origins)};
        values.removeAll(QString());
        told.append(u"%1: %2"_s.arg(names.join(u", "_s), values.join(u", "_s)));
    }
    setAccessibleDescription(told.join(u"; "_s));
    update();
}

Origins EndScene::shownOrigins() const
{
    Origins origins;
    for (const Answer &answer : m_answers)
        origins.insert(answer.origins.begin(), answer.origins.end());
    return origins;
}

void EndScene::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const common::Colours &colours = common::Theme::colours(palette());
    const double unit = stageUnit(size());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF content = QRectF(rect()).adjusted(8 * unit, 7 * unit, -8 * unit, -6 * unit);
    painter.setPen(colours.text);
    const QString title = step().title.isEmpty() ? tr("Thank you") : step().title;
    if (m_answers.empty()) {
        writeText(painter, content, Qt::AlignCenter, title, stageFont(*this, 9, QFont::Bold));
        return;
    }
    const QRectF heading(content.left(), content.top(), content.width() * 0.72, 12 * unit);
    writeText(painter, heading, Qt::AlignLeft | Qt::AlignVCenter, title,
              stageFont(*this, 7, QFont::Bold));
    const double height = std::min(
        9.0 * unit, (content.height() - 19 * unit) / static_cast<double>(m_answers.size()));
    double top = heading.bottom() + 2 * unit;
    const QFont plain = stageFont(*this, 3.6);
    const QFont bold = stageFont(*this, 3.6, QFont::Bold);
    const QFont detail = stageFont(*this, 2.8); // leaves room for the marks
    const double width = content.width();
    const bool isMixed = std::ranges::any_of(
        m_answers, [this](const Origins &one) { return one != m_answers.front().origins; },
        &Answer::origins);
    QString last; // once for all of its runtimes
    for (const Answer &answer : m_answers) {
        const auto cell = [&](double from, double to) {
            return QRectF(content.left() + from * width, top, (to - from) * width - unit, height);
        };
        painter.setPen(QPen(colours.border, std::max(1.0, 0.12 * unit)));
        painter.drawLine(QPointF(content.left(), top), QPointF(content.right(), top));
        painter.setPen(colours.mutedText);
        QStringList names{answer.device, answer.workload};
        names.removeAll(QString());
        const QString where = names.join(u" \u00b7 "_s);
        if (where != last)
            writeText(painter, cell(0, 0.33), Qt::AlignLeft | Qt::AlignVCenter, where, plain);
        last = where;
        painter.setPen(colours.text);
        writeText(painter, cell(0.33, 0.4), Qt::AlignLeft | Qt::AlignVCenter, answer.runtime, bold);
        QRectF name = cell(0.4, 0.625);
        if (isMixed && !answer.origins.empty()) {
            const QFont small = stageFont(*this, 2);
            const double of = markSize(answer.origins, {}, small).height();
            const QPointF right(name.right(), name.center().y() - of / 2);
            const QRectF mark = paintMark(painter, right, answer.origins, {}, palette(), small);
            name.setRight(mark.left() - 0.8 * unit);
        }
        painter.setPen(colours.mutedText);
        writeText(painter, name, Qt::AlignLeft | Qt::AlignVCenter, runtimeName(answer.runtime),
                  isMixed ? detail : plain);
        writeText(painter, cell(0.625, 0.695), Qt::AlignRight | Qt::AlignVCenter,
                  trialsText(answer), detail);
        painter.setPen(colours.text);
        writeText(painter, cell(0.695, 0.85), Qt::AlignRight | Qt::AlignVCenter, answer.mean,
                  plain);
        writeText(painter, cell(0.85, 1.0), Qt::AlignRight | Qt::AlignVCenter, answer.change, bold);
        top += height;
    }
    painter.setPen(colours.mutedText);
    writeText(painter, {content.left(), content.bottom() - 5 * unit, width, 5 * unit},
              Qt::AlignLeft | Qt::AlignVCenter,
              tr("Means of complete trials, against NT. Intervals and p: in Compare."),
              stageFont(*this, 2.8));
}

} // namespace runwatt::stage
