// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "tests/screenshots/screens.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTest>
#include <QTextStream>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

// Writes a picture of every screen in light and dark, small and large:
//   screenshots FOLDER [NAME...]
// and those that the guide shows, which are kept with its pages:
//   screenshots --guide resources/guide
//   screenshots --guide --language ko resources/guide/ko
// With QT_SCALE_FACTOR=2 the small size is that of a dense screen.

namespace runwatt::screenshots {

namespace {

struct Format
{
    common::Scheme scheme;
    QSize size;
    bool isForGuide = false;
};

constexpr QSize kGuideSize(960, 600); ///< about what a page of the guide shows at full size

/// The screens that the guide's pages show.
QStringList guidePictures()
{
    return {u"bench-device"_s,    u"bench-missing"_s, u"bench-meter"_s,    u"wizard-2-runtimes"_s,
            u"wizard-5-review"_s, u"live-running"_s,  u"live-processes"_s, u"compare-bars"_s};
}

QString fileName(const Screen &screen, const Format &format)
{
    if (format.isForGuide)
        return screen.name + u".png";
    return u"%1-%2-%3x%4.png"_s
        .arg(screen.name, format.scheme == common::Scheme::Dark ? u"dark"_s : u"light"_s)
        .arg(format.size.width())
        .arg(format.size.height());
}

/// For the guide without transparency, and as small as it goes.
bool save(const QPixmap &picture, const QString &file, const Format &format)
{
    if (!format.isForGuide)
        return picture.save(file);
    const QImage small = picture.toImage().convertToFormat(QImage::Format_RGB888);
    return small.save(file, "PNG", 0);
}

std::vector<Screen> allScreens()
{
    std::vector<Screen> all;
    for (auto part : {liveScreens, commonScreens, benchScreens, wizardScreens, compareScreens,
                      windowScreens, guideScreens, stageScreens}) {
        for (Screen &screen : part())
            all.push_back(std::move(screen));
    }
    return all;
}

bool take(const Screen &screen, const Format &format, const QDir &folder)
{
    common::Theme::apply(*qApp, format.scheme);
    Shown shown = screen.make();
    // Not as large as the screen makes it.
    shown.widget->setWindowState(Qt::WindowNoState);
    shown.widget->resize(format.size);
    shown.widget->show();
    if (!QTest::qWaitForWindowExposed(shown.widget.get()))
        return false;
    // Two trials are measured meanwhile, on a busy machine as well.
    constexpr int kReadyLimitMs = 240000;
    if (shown.isReady && !QTest::qWaitFor(shown.isReady, kReadyLimitMs)) {
        QTextStream(stderr) << screen.name << " was not ready in time\n";
        return false;
    }
    // What is drawn at most 60 times a second, and figures that change four times.
    QTest::qWait(400);
    const QString file = folder.filePath(fileName(screen, format));
    const QPixmap picture = shown.widget->grab();
    const bool fits = shown.widget->size() == format.size;
    if (!fits) {
        QTextStream(stderr) << screen.name << " does not fit into " << format.size.width() << " x "
                            << format.size.height() << ": it needs " << shown.widget->width()
                            << " x " << shown.widget->height() << '\n';
    }
    const bool isSaved = save(picture, file, format);
    QTextStream(stdout) << file << '\n';
    shown.widget.reset();
    return fits && isSaved;
}

} // namespace

} // namespace runwatt::screenshots

int main(int argc, char *argv[])
{
    using namespace runwatt;
    // Without a display, and the same pictures with one.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption quick(u"quick"_s, u"Only 1280x720."_s);
    const QCommandLineOption language(u"language"_s, u"Of the texts."_s, u"code"_s, u"en"_s);
    const QCommandLineOption light(u"light"_s, u"Only in light colours."_s);
    const QCommandLineOption text(u"text"_s, u"Size of the text."_s, u"percent"_s, u"100"_s);
    const QCommandLineOption guide(u"guide"_s, u"Those that the guide shows."_s);
    parser.addOptions({quick, language, light, text, guide});
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addPositionalArgument(u"names"_s, u"Only these screens."_s, u"[names...]"_s);
    parser.addHelpOption();
    parser.process(application);
    installLanguage(application, parser.value(language));
    QStringList names = parser.positionalArguments();
    if (names.isEmpty())
        parser.showHelp(2);
    const QDir folder(names.takeFirst());
    if (!folder.mkpath(u"."_s))
        return 1;
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * parser.value(text).toDouble() / 100);
    QApplication::setFont(font);
    std::vector<QSize> sizes{{1280, 720}};
    if (!parser.isSet(quick))
        sizes.emplace_back(3840, 2160);
    std::vector<common::Scheme> schemes{common::Scheme::Light};
    if (!parser.isSet(light))
        schemes.push_back(common::Scheme::Dark);
    if (parser.isSet(guide)) {
        sizes = {screenshots::kGuideSize};
        schemes = {common::Scheme::Light};
        names = screenshots::guidePictures();
    }
    bool all = true;
    for (const auto &screen : screenshots::allScreens()) {
        if (!names.isEmpty() && !names.contains(screen.name))
            continue;
        for (const QSize size : sizes) {
            for (const auto scheme : schemes)
                all = screenshots::take(screen, {scheme, size, parser.isSet(guide)}, folder) && all;
        }
    }
    return all ? 0 : 1;
}
