// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/fieldsform.h"

#include "core/figure/names.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/chiplist.h"
#include "widgets/wizard/listfield.h"
#include "widgets/wizard/parameterwords.h"

#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using benchmark::ParameterField;
using Kind = ParameterField::Kind;

namespace {

/// "message size" as the label of a field.
QString labelOf(const QString &parameter)
{
    QString name = figure::factorName(parameter);
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    return name;
}

WordKind wordKind(Kind kind)
{
    switch (kind) {
    case Kind::Size:
        return WordKind::Size;
    case Kind::Number:
    case Kind::Seconds:
        return WordKind::Number;
    case Kind::Flag:
        return WordKind::Flag;
    case Kind::Word:
    case Kind::Line:
    case Kind::Text:
        break;
    }
    return WordKind::Text;
}

} // namespace

FieldsForm::FieldsForm(const benchmark::Benchmark &benchmark, QWidget *parent)
    : WorkloadForm(benchmark.name(), parent)
    , m_benchmark(benchmark)
    , m_keptNote(new QLabel(this))
    , m_problem(new common::ProblemLabel(this))
{
    m_form = makeForm();
    for (const ParameterField &parameter : benchmark.fields())
        m_fields.push_back(makeField(parameter));
    addFields(m_form);
    m_form->addRow(m_keptNote);
    m_form->addRow(m_problem);
    m_keptNote->setTextFormat(Qt::PlainText);
    m_keptNote->setWordWrap(true);
    common::Theme::setRole(m_keptNote, common::Role::Caption);
    setParameters({});
}

void FieldsForm::addFields(QFormLayout *form)
{
    const auto add = [this, form](ParameterField::Shown shown) {
        for (const Field &field : m_fields) {
            if (field.parameter.shown == shown)
                addRow(form, labelOf(field.parameter.name), field.widget);
        }
    };
    add(ParameterField::Shown::Front);
    const auto isMore = [](const Field &field) {
        return field.parameter.shown == ParameterField::Shown::More;
    };
    if (std::none_of(m_fields.cbegin(), m_fields.cend(), isMore))
        return;
    m_more = new QToolButton(this);
    m_more->setObjectName(u"moreParameters"_s);
    m_more->setText(tr("&More parameters"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_more, &QToolButton::toggled, this, &FieldsForm::showFields);
    form->addRow(QString(), m_more);
    add(ParameterField::Shown::More);
}

QStringList FieldsForm::chosen(const QString &parameter) const
{
    for (const Field &field : m_fields) {
        if (field.parameter.name == parameter)
            return wordsOf(field.value(), WordKind::Text);
    }
    return {};
}

bool FieldsForm::belongs(const Field &field) const
{
    const QString &other = field.parameter.dependsOn;
    if (other.isEmpty())
        return true;
    // What only some of the workloads had would be refused for the others.
    const QStringList words = chosen(other);
    return std::all_of(words.cbegin(), words.cend(), [&field](const QString &word) {
        return field.parameter.with.contains(word);
    });
}

QJsonObject FieldsForm::usualNow() const
{
    QJsonObject least;
    for (const Field &field : m_fields) {
        const QString &other = field.parameter.dependsOn;
        const QStringList words = other.isEmpty() ? QStringList() : chosen(other);
        if (words.size() == 1)
            least.insert(other, words.first());
    }
    return m_benchmark.completed(least).value_or(QJsonObject());
}

void FieldsForm::followUsual()
{
    const QJsonObject usual = usualNow();
    for (const Field &field : m_fields) {
        const QString &name = field.parameter.name;
        const WordKind kind = wordKind(field.parameter.kind);
        const bool isUsual = wordsOf(field.value(), kind) == wordsOf(m_usual.value(name), kind);
        if (isUsual && usual.contains(name) && usual.value(name) != m_usual.value(name)
            && !field.parameter.dependsOn.isEmpty())
            field.show(usual.value(name));
    }
    // Of those that do not belong now, what they were.
    for (auto it = usual.constBegin(); it != usual.constEnd(); ++it)
        m_usual.insert(it.key(), it.value());
}

void FieldsForm::showFields()
{
    const bool hasMore = m_more != nullptr && m_more->isChecked();
    if (m_more != nullptr)
        m_more->setArrowType(hasMore ? Qt::DownArrow : Qt::RightArrow);
    for (const Field &field : m_fields) {
        const bool isFolded = field.parameter.shown == ParameterField::Shown::More && !hasMore;
        m_form->setRowVisible(field.widget, !isFolded && belongs(field));
    }
}

FieldsForm::Field FieldsForm::makeField(const ParameterField &parameter)
{
    Field field;
    switch (parameter.kind) {
    case Kind::Size:
    case Kind::Number:
        field = makeList(parameter);
        break;
    case Kind::Word:
    case Kind::Flag:
        field = makeChips(parameter);
        break;
    case Kind::Seconds:
        field = makeSeconds(parameter);
        break;
    case Kind::Line:
        field = makeLine(parameter);
        break;
    case Kind::Text:
        field = makeText(parameter);
        break;
    }
    field.parameter = parameter;
    return field;
}

FieldsForm::Field FieldsForm::makeList(const ParameterField &parameter)
{
    const WordKind kind = wordKind(parameter.kind);
    const auto check = [parameter, kind](const QString &typed) {
        return kind == WordKind::Size ? checkSize(typed, parameter.least, parameter.most)
                                      : checkNumber(typed, parameter.least, parameter.most);
    };
    auto *list = new ListField(labelOf(parameter.name), check, this);
    list->lineEdit()->setObjectName(parameter.name);
    connect(list, &ListField::changed, this, &FieldsForm::tell);
    Field field;
    field.widget = list;
    field.show = [list, kind](const QJsonValue &value) { list->setWords(wordsOf(value, kind)); };
    field.value = [list, kind] { return valueOf(list->words(), kind); };
    field.problem = [list] { return list->problem(); };
    return field;
}

FieldsForm::Field FieldsForm::makeChips(const ParameterField &parameter)
{
    const WordKind kind = wordKind(parameter.kind);
    std::vector<Chip> chips;
    if (kind == WordKind::Flag)
        chips = {{tr("off"), u"false"_s, {}}, {tr("on"), u"true"_s, {}}};
    for (const QString &word : parameter.words)
        chips.push_back({word, word, {}});
    const QString label = labelOf(parameter.name);
    auto *list = new ChipList(label, chips, this);
    list->setObjectName(parameter.name);
    connect(list, &ChipList::changed, this, &FieldsForm::tell);
    Field field;
    field.widget = list;
    field.show = [list, kind](const QJsonValue &value) { list->setChecked(wordsOf(value, kind)); };
    field.value = [list, kind] { return valueOf(list->checked(), kind); };
    field.problem = [list] {
        return list->checked().isEmpty() ? tr("Choose at least one.") : QString();
    };
    return field;
}

FieldsForm::Field FieldsForm::makeSeconds(const ParameterField &parameter)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(parameter.name);
    box->setRange(static_cast<int>(parameter.least), static_cast<int>(parameter.most));
    box->setSuffix(tr(" s"));
    box->setAccessibleName(labelOf(parameter.name));
    connect(box, &QSpinBox::valueChanged, this, &FieldsForm::tell);
    Field field;
    field.widget = box;
    field.show = [box](const QJsonValue &value) { box->setValue(value.toInt()); };
    field.value = [box] { return QJsonValue(box->value()); };
    field.problem = [] { return QString(); };
    return field;
}

FieldsForm::Field FieldsForm::makeLine(const ParameterField &parameter)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(parameter.name);
    edit->setAccessibleName(labelOf(parameter.name));
    connect(edit, &QLineEdit::textChanged, this, &FieldsForm::tell);
    Field field;
    field.widget = edit;
    field.show = [edit](const QJsonValue &value) { edit->setText(value.toString()); };
    field.value = [edit] { return QJsonValue(edit->text()); };
    field.problem = [] { return QString(); };
    return field;
}

FieldsForm::Field FieldsForm::makeText(const ParameterField &parameter)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(parameter.name);
    edit->setAccessibleName(labelOf(parameter.name));
    common::Theme::setRole(edit, common::Role::Code);
    edit->setTabChangesFocus(true);
    connect(edit, &QPlainTextEdit::textChanged, this, &FieldsForm::tell);
    Field field;
    field.widget = edit;
    field.show = [edit](const QJsonValue &value) { edit->setPlainText(value.toString()); };
    field.value = [edit] { return QJsonValue(edit->toPlainText()); };
    field.problem = [] { return QString(); };
    return field;
}

void FieldsForm::setParameters(const QJsonObject &parameters)
{
    const QSignalBlocker blocker(this);
    m_isFilling = true; // fields tell of each change by themselves
    m_kept = parameters;
    for (const Field &field : m_fields) {
        const QString &name = field.parameter.name;
        const Kind kind = field.parameter.kind;
        const bool isOne = kind == Kind::Seconds || kind == Kind::Line || kind == Kind::Text;
        const QJsonValue given = parameters.value(name);
        if (given.isArray() && isOne)
            continue; // kept
        m_kept.remove(name);
        field.show(given.isUndefined() ? usualOf(field.parameter) : given);
    }
    const QString kept = QString::fromUtf8(QJsonDocument(m_kept).toJson(QJsonDocument::Compact));
    m_keptNote->setText(tr("Also in the plan, and kept: %1").arg(kept));
    m_keptNote->setVisible(!m_kept.isEmpty());
    m_usual = {};
    for (const Field &field : m_fields)
        m_usual.insert(field.parameter.name, usualOf(field.parameter));
    m_isFilling = false;
    showFields();
    showProblem();
}

QJsonValue FieldsForm::usualOf(const ParameterField &parameter) const
{
    // Those that others depend on are asked for first, so they say by now what is chosen.
    if (const QJsonObject now = usualNow(); now.contains(parameter.name))
        return now.value(parameter.name);
    QJsonObject least;
    if (!parameter.dependsOn.isEmpty())
        least.insert(parameter.dependsOn, parameter.with.first());
    const Result<QJsonObject> usual = m_benchmark.completed(least);
    return usual ? usual->value(parameter.name) : QJsonValue();
}

QJsonObject FieldsForm::parameters() const
{
    QJsonObject all = m_kept;
    for (const Field &field : m_fields) {
        const QString &name = field.parameter.name;
        const QJsonValue value = field.value();
        const Kind kind = field.parameter.kind;
        const bool isEmptyText =
            (kind == Kind::Line || kind == Kind::Text) && value.toString().isEmpty();
        if (!all.contains(name) && !isEmptyText && belongs(field))
            all.insert(name, value);
    }
    return all;
}

QString FieldsForm::problem() const
{
    for (const Field &field : m_fields) {
        if (const QString own = field.problem(); !own.isEmpty() && belongs(field))
            return tr("%1: %2").arg(labelOf(field.parameter.name), own);
    }
    return firstProblem(parameters());
}

void FieldsForm::tell()
{
    if (m_isFilling)
        return;
    {
        const QSignalBlocker blocker(this); // the change is told once
        followUsual();
    }
    showFields();
    showProblem();
    emit changed();
}

void FieldsForm::showProblem()
{
    // Lists say themselves what is wrong with them.
    const bool listIsWrong =
        std::any_of(m_fields.cbegin(), m_fields.cend(), [this](const Field &field) {
            const Kind kind = field.parameter.kind;
            return (kind == Kind::Size || kind == Kind::Number) && !field.problem().isEmpty()
                && belongs(field);
        });
    m_problem->setProblem(listIsWrong ? QString() : problem());
}

} // namespace runwatt::wizard
