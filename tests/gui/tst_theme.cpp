// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStringListModel>
#include <QStyleOptionSlider>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::common;

// Of the colours and of FlatStyle: what a person relies on, not how it looks.

namespace {

/// One of each kind of control that takes the keyboard, by name.
QWidget *makeControl(const QString &kind, QWidget *parent)
{
    if (kind == u"button" || kind == u"primary" || kind == u"danger") {
        auto *button = new QPushButton(u"Words"_s, parent);
        if (kind != u"button")
            Theme::setRole(button, kind == u"primary" ? Role::Primary : Role::Danger);
        return button;
    }
    if (kind == u"tool")
        return new QToolButton(parent);
    if (kind == u"line")
        return new QLineEdit(parent);
    if (kind == u"text")
        return new QPlainTextEdit(parent);
    if (kind == u"choice")
        return new QComboBox(parent);
    if (kind == u"number")
        return new QSpinBox(parent);
    if (kind == u"check")
        return new QCheckBox(u"Words"_s, parent);
    if (kind == u"radio")
        return new QRadioButton(u"Words"_s, parent);
    return nullptr;
}

QColor middleOf(QWidget *widget)
{
    const QImage image = widget->grab().toImage();
    return image.pixelColor(image.rect().center());
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:

    void cleanup() { Theme::apply(*qApp, Scheme::Light); }

    void coloursReachAWindowThatIsShown()
    {
        Theme::apply(*qApp, Scheme::Light);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *card = new QFrame(&window);
        Theme::setRole(card, Role::Card);
        card->setFixedSize(100, 100);
        layout->addWidget(card);
        window.show();
        QCOMPARE(middleOf(card), Theme::colours(window.palette()).surface);
        const QColor before = middleOf(card);
        Theme::apply(*qApp, Scheme::Dark);
        QTRY_VERIFY(Theme::isDark(window.palette()));
        QCOMPARE(middleOf(card), Theme::colours(window.palette()).surface);
        QVERIFY(middleOf(card) != before);
    }

    void noStyleSheetIsInUse()
    {
        // Each widget would be searched for in its rules whenever the colours change.
        QVERIFY(qApp->styleSheet().isEmpty());
    }

    void aRoleCanBeTakenBack()
    {
        QLabel label(u"Words"_s);
        const QFont plain = label.font();
        Theme::setRole(&label, Role::Caption);
        QVERIFY(label.font().pointSizeF() < plain.pointSizeF());
        QCOMPARE(label.palette().color(label.foregroundRole()),
                 Theme::colours(label.palette()).mutedText);
        Theme::setRole(&label, Role::Title);
        QVERIFY(label.font().pointSizeF() > plain.pointSizeF());
        Theme::setRole(&label, Role::Plain);
        QCOMPARE(label.font(), plain);
        QCOMPARE(label.palette().color(label.foregroundRole()),
                 Theme::colours(label.palette()).text);
    }

    void whatHasTheKeyboardShowsIt_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::addColumn<QString>("kind");
        for (const QString &kind : {u"button"_s, u"primary"_s, u"danger"_s, u"tool"_s, u"line"_s,
                                    u"text"_s, u"choice"_s, u"number"_s, u"check"_s, u"radio"_s}) {
            QTest::addRow("%s, light", qPrintable(kind)) << Scheme::Light << kind;
            QTest::addRow("%s, dark", qPrintable(kind)) << Scheme::Dark << kind;
        }
    }

    void whatHasTheKeyboardShowsIt()
    {
        QFETCH(Scheme, scheme);
        QFETCH(QString, kind);
        Theme::apply(*qApp, scheme);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *other = new QPushButton(u"Other"_s, &window);
        QWidget *control = makeControl(kind, &window);
        layout->addWidget(other);
        layout->addWidget(control);
        // A line edit's caret comes and goes by itself; its frame must do.
        control->setProperty("cursorWidth", 0);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        other->setFocus(Qt::TabFocusReason);
        const QImage without = control->grab().toImage();
        control->setFocus(Qt::TabFocusReason);
        QVERIFY(control->hasFocus());
        const QImage with = control->grab().toImage();
        const QColor accent = Theme::colours(window.palette()).accent;
        const QColor text = Theme::colours(window.palette()).text;
        const QColor problem = Theme::colours(window.palette()).problem;
        int shown = 0;
        for (int x = 0; x < with.width(); ++x) {
            for (int y = 0; y < with.height(); ++y) {
                const QColor now = with.pixelColor(x, y);
                if (now != without.pixelColor(x, y)
                    && (now == accent || now == text || now == problem))
                    ++shown;
            }
        }
        // More than a caret: a line around it.
        QVERIFY2(shown > control->height(), qPrintable(QString::number(shown)));
    }

    void aChosenRowKeepsTheColourOfItsWords()
    {
        QListView list;
        list.ensurePolished();
        QCOMPARE(list.palette().color(QPalette::HighlightedText),
                 Theme::colours(list.palette()).text);
        QCOMPARE(list.palette().color(QPalette::Highlight),
                 Theme::colours(list.palette()).selection);
    }

    void cornersOfAFramedViewStayRound()
    {
        QWidget window;
        QStringListModel model({u"one"_s});
        auto *list = new QListView(&window);
        list->setModel(&model);
        list->setGeometry(20, 20, 200, 100);
        window.resize(240, 140);
        window.show();
        const QImage image = window.grab().toImage();
        const Colours &colours = Theme::colours(window.palette());
        QCOMPARE(image.pixelColor(20, 20), colours.window);
        QCOMPARE(image.pixelColor(120, 100), colours.surface);
    }

    void aScrollBarCanBeDraggedAndPaged()
    {
        QScrollBar bar(Qt::Vertical);
        bar.setRange(0, 900);
        bar.setPageStep(100);
        bar.resize(bar.sizeHint().width(), 400);
        bar.show();
        // Its handle is a tenth of its length; the rest of it pages.
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(bar.width() / 2, 300));
        QCOMPARE(bar.value(), 100);
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(bar.width() / 2, 2));
        QCOMPARE(bar.value(), 0);
        QTest::mousePress(&bar, Qt::LeftButton, {}, QPoint(bar.width() / 2, 10));
        QTest::mouseMove(&bar, QPoint(bar.width() / 2, 399));
        QTest::mouseRelease(&bar, Qt::LeftButton, {}, QPoint(bar.width() / 2, 399));
        QCOMPARE(bar.value(), 900);
    }

    void aScrollBarOfALongListCanStillBeCaught()
    {
        QScrollBar bar(Qt::Horizontal);
        bar.setRange(0, 10'000'000);
        bar.setPageStep(10);
        bar.resize(300, bar.sizeHint().height());
        bar.setValue(bar.maximum());
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.subControls = QStyle::SC_All;
        option.orientation = Qt::Horizontal;
        option.minimum = 0;
        option.maximum = bar.maximum();
        option.pageStep = bar.pageStep();
        option.sliderPosition = bar.maximum();
        const QRect handle = bar.style()->subControlRect(QStyle::CC_ScrollBar, &option,
                                                         QStyle::SC_ScrollBarSlider, &bar);
        QVERIFY(handle.width() >= 20);
        QCOMPARE(handle.right(), bar.rect().right());
    }

    void textOfTwiceTheSizeFitsItsField_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString &kind : {u"line"_s, u"choice"_s, u"number"_s, u"button"_s})
            QTest::addRow("%s", qPrintable(kind)) << kind;
    }

    void textOfTwiceTheSizeFitsItsField()
    {
        QFETCH(QString, kind);
        const std::unique_ptr<QWidget> control(makeControl(kind, nullptr));
        QFont font = control->font();
        font.setPointSizeF(2 * font.pointSizeF());
        control->setFont(font);
        QVERIFY(control->sizeHint().height() >= QFontMetrics(font).height() + 4);
    }

    void theTextIsOfTheSizeThatIsChosen()
    {
        QWidget window;
        auto *title = new QLabel(u"Title"_s, &window);
        auto *plain = new QLabel(u"Plain"_s, &window);
        Theme::setRole(title, Role::Title);
        window.show();
        const double usual = plain->font().pointSizeF();
        const double large = title->font().pointSizeF();
        QCOMPARE(Theme::textSize(), 100);
        Theme::setTextSize(150);
        QTRY_COMPARE(plain->font().pointSizeF(), 1.5 * usual);
        QCOMPARE(title->font().pointSizeF(), 1.5 * large);
        QCOMPARE(title->font().weight(), QFont::DemiBold);
        // Of what it was at first, not of what it is.
        Theme::setTextSize(200);
        QTRY_COMPARE(plain->font().pointSizeF(), 2 * usual);
        const QLabel later(u"Later"_s);
        QCOMPARE(later.font().pointSizeF(), 2 * usual);
        Theme::setTextSize(100);
        QTRY_COMPARE(plain->font().pointSizeF(), usual);
        QCOMPARE(title->font().pointSizeF(), large);
    }

    void aHeadersNameThatIsTooLongSaysThatItIsCut()
    {
        const auto picture = [](const QString &name) {
            QTableWidget table(1, 1);
            table.setWordWrap(false);
            table.setVerticalHeaderItem(0, new QTableWidgetItem(name));
            table.verticalHeader()->setTextElideMode(Qt::ElideRight);
            table.verticalHeader()->setFixedWidth(100);
            table.resize(300, 100);
            table.show();
            return table.verticalHeader()->grab().toImage();
        };
        const QString name = u"a name of many words, in the rack by the window"_s;
        const QImage shown = picture(name);
        bool isCut = false;
        for (qsizetype length = 1; length < name.size() && !isCut; ++length)
            isCut = picture(name.left(length) + u'…') == shown;
        QVERIFY(isCut);
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Theme::apply(application, Scheme::Light);
    // Widgets are told of new colours only while the application runs.
    TestTheme test;
    QTimer::singleShot(0, &application,
                       [&] { QApplication::exit(QTest::qExec(&test, argc, argv)); });
    return QApplication::exec();
}

#include "tst_theme.moc"
