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
// With QT_SCALE_FACTOR=2 the small size is that of a dense screen.

namespace runwatt::screenshots {

namespace {

struct Format
{
    common::Scheme scheme;
    QSize size;
};

std::vector<Screen> allScreens()
{
    std::vector<Screen> all;
    for (auto part : {liveScreens, commonScreens, benchScreens, wizardScreens, windowScreens,
                      guideScreens, stageScreens}) {
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
    constexpr int kReadyLimitMs = 90000;
    if (shown.isReady && !QTest::qWaitFor(shown.isReady, kReadyLimitMs)) {
        QTextStream(stderr) << screen.name << " was not ready in time\n";
        return false;
    }
    // What is drawn at most 60 times a second, and figures that change four times.
    QTest::qWait(400);
    const QString file = folder.filePath(
        u"%1-%2-%3x%4.png"_s
            .arg(screen.name, format.scheme == common::Scheme::Dark ? u"dark"_s : u"light"_s)
            .arg(format.size.width())
            .arg(format.size.height()));
    const QPixmap picture = shown.widget->grab();
    const bool fits = shown.widget->size() == format.size;
    if (!fits) {
        QTextStream(stderr) << screen.name << " does not fit into " << format.size.width() << " x "
                            << format.size.height() << ": it needs " << shown.widget->width()
                            << " x " << shown.widget->height() << '\n';
    }
    const bool isSaved = picture.save(file);
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
    parser.addOptions({quick, language, light});
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
    std::vector<QSize> sizes{{1280, 720}};
    if (!parser.isSet(quick))
        sizes.emplace_back(3840, 2160);
    std::vector<common::Scheme> schemes{common::Scheme::Light};
    if (!parser.isSet(light))
        schemes.push_back(common::Scheme::Dark);
    bool all = true;
    for (const auto &screen : screenshots::allScreens()) {
        if (!names.isEmpty() && !names.contains(screen.name))
            continue;
        for (const QSize size : sizes) {
            for (const auto scheme : schemes)
                all = screenshots::take(screen, {scheme, size}, folder) && all;
        }
    }
    return all ? 0 : 1;
}
