// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/fioform.h"

#include "core/benchmark/fio.h"
#include "core/benchmark/size.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/chiplist.h"
#include "widgets/wizard/listfield.h"
#include "widgets/wizard/parameterwords.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr int kMostDepth = 4096;
constexpr int kMostJobs = 256;
constexpr int kMostRunTime = 86400;
constexpr int kMostRamp = 3600;

QStringList shownParameters()
{
    return {u"pattern"_s,  u"operation"_s, u"requestSize"_s, u"fileSize"_s, u"engine"_s,
            u"depth"_s,    u"jobs"_s,      u"direct"_s,      u"runTime"_s,  u"ramp"_s,
            u"endFsync"_s, u"readShare"_s, u"rate"_s,        u"verify"_s};
}

std::vector<Chip> sizeChips()
{
    std::vector<Chip> chips;
    for (qint64 bytes = 256; bytes <= 4LL * 1024 * 1024; bytes *= 2) {
        const QString word = benchmark::sizeText(bytes);
        chips.push_back({word, word, {}});
    }
    return chips;
}

std::vector<Chip> engineChips()
{
    std::vector<Chip> chips;
    for (const QString &engine : benchmark::fioEngines())
        chips.push_back({engine, engine, {}});
    return chips;
}

std::vector<Chip> verifyChips()
{
    std::vector<Chip> chips{{FioForm::tr("not"), u"none"_s, {}}};
    for (const QString &checksum : benchmark::fioChecksums())
        chips.push_back({checksum, checksum, {}});
    return chips;
}

/// Bytes a second, or 0 for none.
Result<QString> checkRate(const QString &typed)
{
    constexpr qint64 kFastest = 1LL << 40;
    return typed == u"0" ? Result<QString>(typed) : checkSize(typed, 1, kFastest);
}

/// The rates of a plan as words, and back: 0 is a number.
QStringList rateWords(const QJsonValue &value)
{
    QStringList words = wordsOf(value, WordKind::Size);
    words.replaceInStrings(u"0 B"_s, u"0"_s);
    return words;
}

QJsonValue rateValue(const QStringList &words)
{
    QJsonArray all;
    for (const QString &word : words)
        all.append(word == u"0" ? QJsonValue(0) : QJsonValue(word));
    return all.size() == 1 ? QJsonValue(all.first()) : QJsonValue(all);
}

QSpinBox *makeSeconds(const QString &name, int low, int high, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(low, high);
    box->setSuffix(FioForm::tr(" s"));
    box->setAccessibleName(name);
    return box;
}

} // namespace

FioForm::FioForm(QWidget *parent)
    : WorkloadForm(u"fio"_s, parent)
    , m_patterns(
          new ChipList(tr("Pattern"),
                       {{tr("sequential"), u"sequential"_s, {}}, {tr("random"), u"random"_s, {}}},
                       this))
    , m_operations(new ChipList(tr("Operation"),
                                {{tr("read"), u"read"_s, {}},
                                 {tr("write"), u"write"_s, {}},
                                 {tr("mixed"), u"mixed"_s, tr("Reads and writes at once")}},
                                this))
    , m_readShares(new ListField(
          tr("Reads of mixed"),
          [](const QString &typed) { return checkNumber(typed, 1, 99); },
          this))
    , m_sizeChips(new ChipList(tr("Request sizes"), sizeChips(), this))
    , m_sizes(new ListField(tr("Request sizes, typed"), checkRequestSize, this))
    , m_fileSizes(new ListField(tr("File size"), checkFileSize, this))
    , m_engines(new ChipList(tr("Engine"), engineChips(), this))
    , m_depths(new ListField(
          tr("Depth"),
          [](const QString &typed) { return checkNumber(typed, 1, kMostDepth); },
          this))
    , m_jobs(new ListField(
          tr("Jobs"), [](const QString &typed) { return checkNumber(typed, 1, kMostJobs); }, this))
    , m_rates(new ListField(tr("Rate limit"), checkRate, this))
    , m_runTime(makeSeconds(tr("Run time"), 1, kMostRunTime, this))
    , m_ramp(makeSeconds(tr("Ramp"), 0, kMostRamp, this))
    , m_caching(new ChipList(tr("Caching"),
                             {{tr("buffered"), u"false"_s, tr("Through the page cache")},
                              {tr("direct"), u"true"_s, tr("Past the page cache (O_DIRECT)")}},
                             this))
    , m_verify(new ChipList(tr("Verify"), verifyChips(), this))
    , m_endFsync(new QCheckBox(tr("&Flush to the device at the end"), this))
    , m_keptNote(new QLabel(this))
    , m_problem(new common::ProblemLabel(this))
{
    m_sizes->lineEdit()->setObjectName(u"requestSizes"_s);
    m_fileSizes->lineEdit()->setObjectName(u"fileSizes"_s);
    m_depths->lineEdit()->setObjectName(u"depths"_s);
    m_jobs->lineEdit()->setObjectName(u"jobs"_s);
    m_readShares->lineEdit()->setObjectName(u"readShares"_s);
    m_rates->lineEdit()->setObjectName(u"rates"_s);
    m_rates->lineEdit()->setToolTip(tr("Bytes a second of each job; 0: none"));
    m_runTime->setObjectName(u"runTime"_s);
    m_sizes->setPlaceholder(tr("256 B, 2 KiB"));
    QFormLayout *form = makeForm();
    m_form = form;
    addRow(form, tr("&Pattern"), m_patterns);
    addRow(form, tr("Ope&ration"), m_operations);
    addRow(form, tr("Reads of mi&xed, %"), m_readShares);
    addRow(form, tr("Request &sizes"), m_sizeChips);
    addRow(form, tr("as a &list"), m_sizes);
    addRow(form, tr("File si&ze"), m_fileSizes);
    addRow(form, tr("&Engine"), m_engines);
    addPair(form, tr("&Depth"), m_depths, tr("&Jobs"), m_jobs);
    addRow(form, tr("Rate limit a second"), m_rates);
    addPair(form, tr("Run &time"), m_runTime, tr("R&amp before it"), m_ramp);
    addRow(form, tr("Cac&hing"), m_caching);
    addRow(form, tr("&Verify writes"), m_verify);
    m_verify->setToolTip(
        tr("Each block gets a checksum, and after the measured time the whole file "
           "is read back. Computing checksums costs CPU time while it is "
           "measured."));
    form->addRow(QString(), m_endFsync);
    form->addRow(m_keptNote);
    form->addRow(m_problem);
    m_keptNote->setTextFormat(Qt::PlainText);
    m_keptNote->setWordWrap(true);
    Theme::setRole(m_keptNote, Role::Caption);
    connectFields();
    setParameters({});
}

void FioForm::connectFields()
{
    const auto tell = [this] {
        showDependents();
        showProblem();
        emit changed();
    };
    for (ChipList *chips : {m_patterns, m_operations, m_engines, m_caching, m_verify})
        connect(chips, &ChipList::changed, this, tell);
    for (ListField *field : {m_fileSizes, m_depths, m_jobs, m_readShares, m_rates})
        connect(field, &ListField::changed, this, tell);
    connect(m_sizeChips, &ChipList::changed, this, [this, tell] {
        takeChips();
        tell();
    });
    connect(m_sizes, &ListField::changed, this, [this, tell] {
        showTypedSizes();
        tell();
    });
    connect(m_runTime, &QSpinBox::valueChanged, this, tell);
    connect(m_ramp, &QSpinBox::valueChanged, this, tell);
    m_endFsync->setToolTip(tr("The flush counts as part of the measured time"));
    connect(m_endFsync, &QCheckBox::clicked, this, tell);
}

void FioForm::setParameters(const QJsonObject &parameters)
{
    const QSignalBlocker blocker(this);
    const benchmark::FioParameters usual;
    QJsonObject all = usual.toJson();
    all.insert(u"readShare"_s, usual.readShare);
    all.insert(u"rate"_s, usual.rate);
    all.insert(u"verify"_s, u"none"_s);
    all.remove(u"seed"_s);
    m_kept = {};
    for (auto it = parameters.constBegin(); it != parameters.constEnd(); ++it) {
        const bool isList = it->isArray();
        const bool isSingle =
            it.key() == u"runTime" || it.key() == u"ramp" || it.key() == u"endFsync";
        if (shownParameters().contains(it.key()) && !(isList && isSingle))
            all.insert(it.key(), it.value());
        else
            m_kept.insert(it.key(), it.value());
    }
    m_patterns->setChecked(wordsOf(all.value(u"pattern"_s), WordKind::Text));
    m_operations->setChecked(wordsOf(all.value(u"operation"_s), WordKind::Text));
    m_sizes->setWords(wordsOf(all.value(u"requestSize"_s), WordKind::Size));
    m_fileSizes->setWords(wordsOf(all.value(u"fileSize"_s), WordKind::Size));
    m_engines->setChecked(wordsOf(all.value(u"engine"_s), WordKind::Text));
    m_depths->setWords(wordsOf(all.value(u"depth"_s), WordKind::Number));
    m_jobs->setWords(wordsOf(all.value(u"jobs"_s), WordKind::Number));
    m_readShares->setWords(wordsOf(all.value(u"readShare"_s), WordKind::Number));
    m_rates->setWords(rateWords(all.value(u"rate"_s)));
    m_runTime->setValue(all.value(u"runTime"_s).toInt());
    m_ramp->setValue(all.value(u"ramp"_s).toInt());
    m_caching->setChecked(wordsOf(all.value(u"direct"_s), WordKind::Flag));
    m_verify->setChecked(wordsOf(all.value(u"verify"_s), WordKind::Text));
    m_endFsync->setChecked(all.value(u"endFsync"_s).toBool());
    const QString kept = QString::fromUtf8(QJsonDocument(m_kept).toJson(QJsonDocument::Compact));
    m_keptNote->setText(tr("Also in the plan, and kept: %1").arg(kept));
    m_keptNote->setVisible(!m_kept.isEmpty());
    showTypedSizes();
    showDependents();
    showProblem();
}

void FioForm::showDependents()
{
    m_form->setRowVisible(m_readShares, m_operations->checked().contains(u"mixed"_s));
    m_form->setRowVisible(m_verify, m_operations->checked().contains(u"write"_s));
}

QJsonObject FioForm::parameters() const
{
    QJsonObject all = m_kept;
    const auto put = [&all](const QString &name, const QStringList &words, WordKind kind) {
        all.insert(name, valueOf(words, kind));
    };
    put(u"pattern"_s, m_patterns->checked(), WordKind::Text);
    put(u"operation"_s, m_operations->checked(), WordKind::Text);
    put(u"requestSize"_s, m_sizes->words(), WordKind::Size);
    put(u"fileSize"_s, m_fileSizes->words(), WordKind::Size);
    put(u"engine"_s, m_engines->checked(), WordKind::Text);
    put(u"depth"_s, m_depths->words(), WordKind::Number);
    put(u"jobs"_s, m_jobs->words(), WordKind::Number);
    put(u"direct"_s, m_caching->checked(), WordKind::Flag);
    if (m_operations->checked().contains(u"mixed"_s))
        put(u"readShare"_s, m_readShares->words(), WordKind::Number);
    if (m_operations->checked().contains(u"write"_s)
        && m_verify->checked() != QStringList{u"none"_s})
        put(u"verify"_s, m_verify->checked(), WordKind::Text);
    if (m_rates->words() != QStringList{u"0"_s})
        all.insert(u"rate"_s, rateValue(m_rates->words()));
    const auto putOne = [&all](const QString &name, const QJsonValue &value) {
        if (!all.contains(name)) // a list of it is kept
            all.insert(name, value);
    };
    putOne(u"runTime"_s, m_runTime->value());
    putOne(u"ramp"_s, m_ramp->value());
    putOne(u"endFsync"_s, m_endFsync->isChecked());
    return all;
}

QString FioForm::problem() const
{
    const std::pair<ChipList *, QString> chips[] = {
        {m_patterns, tr("Choose a pattern: sequential, random or both.")},
        {m_operations, tr("Choose an operation: read, write, mixed or several.")},
        {m_engines, tr("Choose at least one engine.")},
        {m_caching, tr("Choose buffered, direct or both.")},
        {m_verify, tr("Choose a checksum to verify by, or not.")}};
    for (const auto &[list, sentence] : chips) {
        if (list->checked().isEmpty())
            return sentence;
    }
    const std::pair<ListField *, QString> fields[] = {{m_sizes, tr("Request sizes")},
                                                      {m_fileSizes, tr("File size")},
                                                      {m_depths, tr("Depth")},
                                                      {m_jobs, tr("Jobs")},
                                                      {m_rates, tr("Rate limit")}};
    for (const auto &[field, name] : fields) {
        if (!field->problem().isEmpty())
            return tr("%1: %2").arg(name, field->problem());
    }
    const bool isMixed = m_operations->checked().contains(u"mixed"_s);
    if (isMixed && !m_readShares->problem().isEmpty())
        return tr("%1: %2").arg(tr("Reads of mixed"), m_readShares->problem());
    return firstProblem(parameters());
}

void FioForm::takeChips()
{
    // Sizes that no chip stands for stay where they were typed.
    QStringList words = m_sizeChips->checked();
    const QStringList before = m_sizes->words();
    for (const QString &word : before) {
        if (!m_sizeChips->has(word))
            words.append(word);
    }
    m_sizes->setWords(words);
}

void FioForm::showTypedSizes()
{
    m_sizeChips->setChecked(m_sizes->words());
}

void FioForm::showProblem()
{
    // Fields say themselves what is wrong with them; here is what only shows in combination.
    const bool fieldsAreRight = m_sizes->problem().isEmpty() && m_fileSizes->problem().isEmpty()
        && m_depths->problem().isEmpty() && m_jobs->problem().isEmpty()
        && m_rates->problem().isEmpty() && m_readShares->problem().isEmpty();
    m_problem->setProblem(fieldsAreRight ? problem() : QString());
}

} // namespace runwatt::wizard
