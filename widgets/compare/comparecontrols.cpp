// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparecontrols.h"

#include "core/analysis/latencyhistogram.h"
#include "core/analysis/words.h"
#include "core/figure/figure.h"
#include "core/figure/names.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSet>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::compare {

namespace {

/// Stands for "a panel for everything that has no place yet"; no factor is called so.
QString asNeeded()
{
    return u"*"_s;
}

/// Fills a box anew and keeps its choice where that is still offered.
void refill(QComboBox *box, const QStringList &keys, const QStringList &labels)
{
    const QSignalBlocker blocker(box);
    const QString chosen = box->currentData().toString();
    const bool wasEmpty = box->count() == 0;
    box->clear();
    for (qsizetype index = 0; index < keys.size(); ++index)
        box->addItem(labels.at(index), keys.at(index));
    const int place = wasEmpty ? 0 : box->findData(chosen);
    box->setCurrentIndex(std::max(place, keys.isEmpty() ? -1 : 0));
}

/// Whether any one trial has more than one value of a measure, as of two meters. Reads of one trial
/// and writes of another need no choice.
bool trialsHaveSeveral(const store::CampaignData &data, const QString &measure)
{
    QSet<store::TrialId> seen;
    if (measure == analysis::latencyHistogram()) {
        return std::ranges::any_of(data.histograms, [&seen](const store::HistogramRecord &record) {
            const bool isSecond = seen.contains(record.trial);
            seen.insert(record.trial);
            return isSecond;
        });
    }
    return std::ranges::any_of(data.summaries, [&](const store::SummaryRecord &row) {
        if (row.measure != measure)
            return false;
        const bool isSecond = seen.contains(row.trial);
        seen.insert(row.trial);
        return isSecond;
    });
}

void choose(QComboBox *box, const QString &key)
{
    const QSignalBlocker blocker(box);
    const int place = box->findData(key);
    if (place >= 0)
        box->setCurrentIndex(place);
}

} // namespace

CompareControls::CompareControls(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(common::spacing::kMedium);
    m_measure = addChoice(tr("&Measure"), u"measure"_s, tr("What is compared"));
    m_detail = addChoice(tr("&Of"), u"detail"_s, tr("Which of several: meter, reads or writes"));
    m_axis = addChoice(tr("&Along the axis"), u"axis"_s, tr("What stands along the axis"));
    m_series = addChoice(tr("&Colours"), u"series"_s, tr("What is told apart by colour"));
    m_panels = addChoice(tr("&Panels"), u"panels"_s, tr("What gets a chart of its own"));
    connect(m_measure, &QComboBox::activated, this, [this] {
        fillDetails();
        emit requestChanged();
    });
    for (QComboBox *box : {m_detail, m_axis, m_series, m_panels})
        connect(box, &QComboBox::activated, this, &CompareControls::requestChanged);
}

QComboBox *
CompareControls::addChoice(const QString &label, const QString &objectName, const QString &help)
{
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setToolTip(help);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumContentsLength(9);
    auto *caption = new QLabel(label, this);
    caption->setBuddy(box);
    common::Theme::setRole(caption, common::Role::Caption);
    box->setAccessibleName(QString(label).remove(u'&'));
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(caption);
    column->addWidget(box);
    m_layout->addLayout(column);
    return box;
}

QStringList CompareControls::offeredFactors() const
{
    const QStringList always{u"runtime"_s, u"device"_s, u"requestSize"_s};
    QStringList offered;
    for (const QString &factor : analysis::factors(*m_data)) {
        const bool isUseful =
            always.contains(factor) || analysis::factorValues(*m_data, factor).size() > 1;
        if (isUseful)
            offered.append(factor);
    }
    return offered;
}

void CompareControls::setCampaign(std::shared_ptr<const store::CampaignData> campaign)
{
    const bool isOther = !m_data || !campaign || m_data->campaign.uuid != campaign->campaign.uuid;
    m_data = std::move(campaign);
    setEnabled(m_data != nullptr);
    if (!m_data)
        return;
    m_measures = analysis::measures(*m_data);
    const bool hadMeasures = m_measure->count() > 0;
    fillMeasures();
    fillFactors();
    fillDetails();
    if (isOther || !hadMeasures)
        chooseFitting();
}

void CompareControls::fillMeasures()
{
    QStringList keys;
    QStringList labels;
    for (const analysis::Measure &measure : m_measures) {
        keys.append(measure.name);
        labels.append(figure::measureName(measure.name));
    }
    refill(m_measure, keys, labels);
}

void CompareControls::fillDetails()
{
    const QString name = m_measure->currentData().toString();
    const auto measure = std::ranges::find(m_measures, name, &analysis::Measure::name);
    const bool hasSeveral = measure != m_measures.end() && measure->details.size() > 1
        && trialsHaveSeveral(*m_data, name);
    QStringList keys{QString()};
    QStringList labels{tr("All")};
    if (hasSeveral) {
        keys += measure->details;
        std::ranges::transform(measure->details, std::back_inserter(labels), analysis::shownWord);
        // Of two meters no sum is meant: then the first, until another is chosen.
        analysis::ComparisonRequest whole;
        whole.measure = name;
        if (!analysis::compare(*m_data, whole)) {
            keys.removeFirst();
            labels.removeFirst();
        }
    }
    refill(m_detail, keys, labels);
    m_detail->setVisible(hasSeveral);
    for (QLabel *label : findChildren<QLabel *>()) {
        if (label->buddy() == m_detail)
            label->setVisible(hasSeveral);
    }
}

void CompareControls::fillFactors()
{
    const QStringList factors = offeredFactors();
    QStringList labels;
    for (const QString &factor : factors)
        labels.append(figure::capitalised(figure::factorName(factor)));
    refill(m_axis, factors, labels);
    refill(m_series, QStringList{QString()} + factors, QStringList{tr("None")} + labels);
    refill(m_panels, QStringList{asNeeded(), QString()} + factors,
           QStringList{tr("As needed"), tr("None")} + labels);
}

void CompareControls::chooseFitting()
{
    const auto preset = figure::presetFigure(u"throughput-by-size"_s);
    if (!preset)
        return;
    figure::Figure figure = *preset;
    const QStringList factors = offeredFactors();
    const auto varies = [this](const QString &factor) {
        return analysis::factorValues(*m_data, factor).size() > 1;
    };
    if (!varies(figure.request.axis)) {
        // Not a workload, where its parts tell the same: they would stand beside it once more.
        figure.request.axis.clear();
        const QStringList parts = figure::unplacedFactors(*m_data, figure.request);
        const QString operation = QStringLiteral("operation");
        figure.request.axis =
            parts.contains(operation) ? operation : parts.value(0, factors.value(0));
    }
    if (figure.request.axis == figure.request.seriesBy)
        figure.request.seriesBy.clear();
    const analysis::ComparisonRequest fitting = figure::fitted(figure, *m_data).request;
    choose(m_measure, fitting.measure);
    fillDetails();
    choose(m_axis, fitting.axis);
    choose(m_series, fitting.seriesBy);
    choose(m_panels, asNeeded());
}

analysis::ComparisonRequest CompareControls::request() const
{
    analysis::ComparisonRequest request;
    request.measure = m_measure->currentData().toString();
    request.detail = m_detail->currentData().toString();
    request.axis = m_axis->currentData().toString();
    request.seriesBy = m_series->currentData().toString();
    request.filters = m_filters;
    request.confidence = m_confidence;
    const QString panels = m_panels->currentData().toString();
    if (panels != asNeeded())
        request.panelBy = panels;
    else if (m_data)
        request.panelBy = figure::unplacedFactors(*m_data, request).join(u'+');
    return request;
}

void CompareControls::setRequest(const analysis::ComparisonRequest &request)
{
    m_filters = request.filters;
    m_confidence = request.confidence;
    choose(m_measure, request.measure);
    if (m_data)
        fillDetails();
    choose(m_detail, request.detail);
    choose(m_axis, request.axis);
    choose(m_series, request.seriesBy);
    const bool isOffered = m_panels->findData(request.panelBy) >= 0;
    choose(m_panels, isOffered ? request.panelBy : asNeeded());
    emit requestChanged();
}

} // namespace runwatt::compare
