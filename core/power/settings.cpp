// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/settings.h"

#include "core/power/text.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

constexpr qint64 kMaximumMs = 3'600'000;
constexpr int kMinimumLine = 16;
constexpr int kMaximumLine = 65536;

tl::unexpected<Error>
wrongField(const QString &field, const QString &why, const QString &remedy = {})
{
    return failure(ErrorCode::InvalidInput, Power::tr("The meter's settings are wrong"), field, why,
                   remedy);
}

// Reads typed fields out of an object and remembers the first thing that is wrong, so that the
// caller reads like a list of fields.
class FieldReader
{
public:
    FieldReader(QJsonObject object, QString path)
        : m_object(std::move(object))
        , m_path(std::move(path))
    { }

    void readString(const QString &key, QString &into)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        if (value.isString())
            into = value.toString();
        else
            fail(key, Power::tr("A text is expected here."));
    }

    qint64 readWhole(const QString &key, qint64 fallback, qint64 minimum, qint64 maximum)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return fallback;
        const double number = value.toDouble(NAN);
        if (std::isfinite(number) && std::trunc(number) == number
            && number >= static_cast<double>(minimum) && number <= static_cast<double>(maximum))
            return static_cast<qint64>(number);
        fail(key,
             Power::tr("A whole number from %1 to %2 is expected here.").arg(minimum).arg(maximum));
        return fallback;
    }

    QJsonObject readObject(const QString &key)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isObject())
            fail(key, Power::tr("An object in braces is expected here."));
        return value.toObject();
    }

    void fail(const QString &key, const QString &why)
    {
        if (m_result)
            m_result = wrongField(m_path + u'.' + key, why);
    }

    // Last: what nobody asked for is a slip of the pen, better said than ignored.
    [[nodiscard]] Result<void> finish()
    {
        for (auto field = m_object.begin(); field != m_object.end(); ++field)
            if (!m_known.contains(field.key()))
                fail(field.key(),
                     Power::tr("There is no such field; known ones are: %1.")
                         .arg(m_known.join(u", "_s)));
        return m_result;
    }

private:
    QJsonValue take(const QString &key)
    {
        m_known.append(key);
        return m_object.value(key);
    }

    const QJsonObject m_object;
    const QString m_path;
    QStringList m_known;
    Result<void> m_result;
};

Result<void> checkText(const TextLineFormat &text)
{
    const std::pair<QString, QString> prefixes[] = {{u"wattsPrefix"_s, text.wattsPrefix},
                                                    {u"voltsPrefix"_s, text.voltsPrefix},
                                                    {u"amperesPrefix"_s, text.amperesPrefix}};
    for (const auto &[field, prefix] : prefixes) {
        if (prefix != u""_s && prefix != u"u"_s && prefix != u"m"_s && prefix != u"k"_s)
            return wrongField(
                u"meter.text."_s + field, Power::tr("\"%1\" is not a unit prefix.").arg(prefix),
                Power::tr("Use u (millionth), m (thousandth), k (thousand) or nothing."));
    }
    if (text.maximumLine < kMinimumLine || text.maximumLine > kMaximumLine)
        return wrongField(u"meter.text.maximumLine"_s,
                          Power::tr("A line's limit is from %1 to %2 bytes.")
                              .arg(kMinimumLine)
                              .arg(kMaximumLine));
    return {};
}

Result<TextLineFormat> textFromJson(const QJsonObject &object)
{
    TextLineFormat text;
    FieldReader reader(object, u"meter.text"_s);
    reader.readString(u"pattern"_s, text.pattern);
    reader.readString(u"wattsPrefix"_s, text.wattsPrefix);
    reader.readString(u"voltsPrefix"_s, text.voltsPrefix);
    reader.readString(u"amperesPrefix"_s, text.amperesPrefix);
    reader.readString(u"start"_s, text.startText);
    reader.readString(u"stop"_s, text.stopText);
    reader.readString(u"poll"_s, text.pollText);
    text.maximumLine = static_cast<int>(
        reader.readWhole(u"maximumLine"_s, text.maximumLine, kMinimumLine, kMaximumLine));
    RUNWATT_CHECK(reader.finish());
    return text;
}

QJsonObject textToJson(const TextLineFormat &text)
{
    return {{u"pattern"_s, text.pattern},         {u"wattsPrefix"_s, text.wattsPrefix},
            {u"voltsPrefix"_s, text.voltsPrefix}, {u"amperesPrefix"_s, text.amperesPrefix},
            {u"start"_s, text.startText},         {u"stop"_s, text.stopText},
            {u"poll"_s, text.pollText},           {u"maximumLine"_s, text.maximumLine}};
}

} // namespace

Origin MeterSettings::origin() const
{
    return kind == u"simulated"_s ? Origin::Simulated : Origin::Measured;
}

Result<void> MeterSettings::check() const
{
    if (kind != u"wattsup"_s && kind != u"textline"_s && kind != u"simulated"_s)
        return wrongField(u"meter.kind"_s,
                          Power::tr("Runwatt knows no meter of kind \"%1\".").arg(kind),
                          Power::tr("Use wattsup, textline or simulated."));
    if (name.trimmed().isEmpty())
        return wrongField(u"meter.name"_s, Power::tr("The meter has no name."));
    if (std::any_of(name.cbegin(), name.cend(),
                    [](QChar character) { return character.category() == QChar::Other_Control; }))
        return wrongField(
            u"meter.name"_s,
            Power::tr("The name contains a line break or another control character."));
    if (kind != u"simulated"_s && port.trimmed().isEmpty())
        return wrongField(
            u"meter.port"_s, Power::tr("No serial port is given."),
            Power::tr("Choose a port from the list or type a path such as /dev/ttyUSB0."));
    if (baudRate <= 0)
        return wrongField(u"meter.baudRate"_s, Power::tr("The baud rate must be positive."));
    if (latency.count() < 0 || latency.count() > kMaximumMs)
        return wrongField(u"meter.latencyMs"_s, Power::tr("The latency is from 0 to 3600000 ms."));
    if (period.count() < 1 || period.count() > kMaximumMs)
        return wrongField(u"meter.periodMs"_s, Power::tr("The period is from 1 to 3600000 ms."));
    return checkText(text);
}

QJsonObject toJson(const MeterSettings &settings)
{
    QJsonObject object{{u"name"_s, settings.name},
                       {u"kind"_s, settings.kind},
                       {u"port"_s, settings.port},
                       {u"baudRate"_s, settings.baudRate},
                       {u"device"_s, settings.device},
                       {u"latencyMs"_s, qint64{settings.latency.count()}},
                       {u"periodMs"_s, qint64{settings.period.count()}}};
    object.insert(u"sampling"_s,
                  settings.sampling == Sampling::Averaging ? u"averaging"_s : u"instantaneous"_s);
    if (settings.kind == u"textline"_s || settings.text != TextLineFormat())
        object.insert(u"text"_s, textToJson(settings.text));
    return object;
}

Result<MeterSettings> meterSettingsFromJson(const QJsonObject &object)
{
    MeterSettings settings;
    FieldReader reader(object, u"meter"_s);
    reader.readString(u"name"_s, settings.name);
    reader.readString(u"kind"_s, settings.kind);
    reader.readString(u"port"_s, settings.port);
    reader.readString(u"device"_s, settings.device);
    settings.baudRate =
        static_cast<qint32>(reader.readWhole(u"baudRate"_s, settings.baudRate, 1, 20'000'000));
    settings.latency =
        Milliseconds(reader.readWhole(u"latencyMs"_s, settings.latency.count(), 0, kMaximumMs));
    settings.period =
        Milliseconds(reader.readWhole(u"periodMs"_s, settings.period.count(), 1, kMaximumMs));

    // A text-line meter mostly prints what it has just converted; the two others average.
    QString sampling = settings.kind == u"textline"_s ? u"instantaneous"_s : u"averaging"_s;
    reader.readString(u"sampling"_s, sampling);
    if (sampling == u"instantaneous"_s)
        settings.sampling = Sampling::Instantaneous;
    else if (sampling != u"averaging"_s)
        reader.fail(u"sampling"_s, Power::tr("Use averaging or instantaneous."));

    const QJsonObject text = reader.readObject(u"text"_s);
    RUNWATT_CHECK(reader.finish());
    RUNWATT_TRY(settings.text, textFromJson(text));
    RUNWATT_CHECK(settings.check());
    return settings;
}

} // namespace runwatt::power
