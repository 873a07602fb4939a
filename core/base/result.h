// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace runwatt {

/// What kind of failure an Error is, for code that branches on it. Text for people is in Error.
enum class ErrorCode {
    Cancelled, ///< the person or the owner asked to stop; not a fault
    Timeout,
    NotFound,
    InvalidInput,
    PermissionDenied,
    ConnectionFailed,
    ConnectionLost,
    HostKeyUnknown,
    HostKeyChanged,
    HostKeyRevoked,
    AuthenticationFailed,
    Unsupported, ///< this version or machine cannot do it
    ToolMissing,
    NoSpace,
    Busy,
    Corrupt, ///< a file or a stream that breaks its own format
    NewerVersion,
    System, ///< the operating system said no
    Internal
};

/// A failure, told so that a person can act on it. Built with translated text where it is found;
/// passed on as it is. `where` names the device, file or port. Value type, any thread.
class Error
{
public:
    // A constructor, not an aggregate: g++ 12 destroys aggregate temporaries in co_await twice.
    Error(ErrorCode errorCode,
          QString whatHappened,
          QString whereItWas = {},
          QString whyItWas = {},
          QString whatToDo = {})
        : code(errorCode)
        , what(std::move(whatHappened))
        , where(std::move(whereItWas))
        , why(std::move(whyItWas))
        , remedy(std::move(whatToDo))
    { }

    /// An Error that says that the person (or the owner's end) stopped it.
    static Error cancelled();

    /// One paragraph: "where: what: why. remedy", leaving out what is empty.
    [[nodiscard]] QString text() const;

    ErrorCode code;
    QString what; ///< what happened
    QString where; ///< to which device, file, port
    QString why; ///< the reason, as far as it is known; may quote the tool or library
    QString remedy; ///< what to do next
};

/// A value or an Error. Errors are values across every module border.
template<typename T>
using Result = tl::expected<T, Error>;

/// The failing half of a Result: `return failure(ErrorCode::NotFound, tr("..."), path);`
template<typename... Args>
[[nodiscard]] tl::unexpected<Error> failure(Args &&...args)
{
    return tl::unexpected<Error>(Error(std::forward<Args>(args)...));
}

} // namespace runwatt

#define RUNWATT_CONCAT_INNER(a, b) a##b
#define RUNWATT_CONCAT(a, b) RUNWATT_CONCAT_INNER(a, b)

/// RUNWATT_TRY(const Thing thing, makeThing()): the value, or return its Error from this function.
#define RUNWATT_TRY(declaration, expression)                                                       \
    auto RUNWATT_CONCAT(runwattTry, __LINE__) = (expression);                                      \
    if (!RUNWATT_CONCAT(runwattTry, __LINE__))                                                     \
        return tl::make_unexpected(std::move(RUNWATT_CONCAT(runwattTry, __LINE__)).error());       \
    declaration = std::move(*RUNWATT_CONCAT(runwattTry, __LINE__))

/// The same for a Result<void>.
#define RUNWATT_CHECK(expression)                                                                  \
    if (auto runwattCheck = (expression); !runwattCheck)                                           \
    return tl::make_unexpected(std::move(runwattCheck).error())

/// RUNWATT_CO_TRY and RUNWATT_CO_CHECK: the same inside a coroutine.
#define RUNWATT_CO_TRY(declaration, expression)                                                    \
    auto RUNWATT_CONCAT(runwattTry, __LINE__) = (expression);                                      \
    if (!RUNWATT_CONCAT(runwattTry, __LINE__))                                                     \
        co_return tl::make_unexpected(std::move(RUNWATT_CONCAT(runwattTry, __LINE__)).error());    \
    declaration = std::move(*RUNWATT_CONCAT(runwattTry, __LINE__))

#define RUNWATT_CO_CHECK(expression)                                                               \
    if (auto runwattCheck = (expression); !runwattCheck)                                           \
    co_return tl::make_unexpected(std::move(runwattCheck).error())
